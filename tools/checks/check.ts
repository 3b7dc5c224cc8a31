/** One thing that must hold before a change is done. */
export interface Check {
  readonly name: string;
  /** What holds, in a few words. */
  readonly says: string;
  /** Everything that does not hold, one line or paragraph each; nothing when all is well. */
  readonly run: () => Promise<readonly string[]>;
}
