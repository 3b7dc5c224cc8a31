/** The end of the chain at one moment: which seal was the last, and the hash that stands for everything before it. */
export interface Head {
  readonly number: number;
  /** 64 hexadecimal letters. */
  readonly head: string;
  /** How many rows are sealed up to here. */
  readonly total: number;
  readonly sealedAt: string;
}

/** What stands in the book: that the chain was this long, or that a backup put it back to an earlier end. */
export type HeadLine = ({ readonly kind: 'sealed' } & Head) | { readonly kind: 'restored'; readonly number: number; readonly at: string };

/** A line as it is found: one that a power cut broke off says nothing. */
export type FoundLine = HeadLine | { readonly kind: 'unreadable'; readonly text: string };

/**
 * Where heads are written down outside the database, one after the other. Whoever owns the database can take away the last seals, and
 * nothing inside it would say so; the book does.
 */
export interface HeadBook {
  /** Where it is, for people. */
  readonly where: string;
  /** Adds lines at the end; when it returns they survive a power cut. */
  readonly write: (lines: readonly HeadLine[]) => Promise<void>;
  /** The last line; null while there is none. */
  readonly last: () => Promise<HeadLine | null>;
  readonly lines: () => AsyncIterable<FoundLine>;
}
