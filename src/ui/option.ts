/** One of several answers to choose from. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Options of one group stand under its name in a list. */
  readonly group?: string | undefined;
}
