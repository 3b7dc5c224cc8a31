/** Where a desk's register has a dossier: one book a year, numbered from one in the order in which dossiers were entered. */
export interface RegisterLine {
  readonly deskId: string;
  readonly book: string;
  readonly number: number;
}
