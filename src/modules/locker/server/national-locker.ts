import type { Result } from '#kernel/result';

/** Whose papers are looked for, who asks, and for what. Every field is kept by whoever answers. */
export interface NationalAsk {
  /** Identity number of whose papers they are, and of who asks: twelve digits. */
  readonly ownerCccd: string;
  readonly asker: { readonly cccd: string; readonly fullName: string; readonly as: 'citizen' | 'officer' };
  /** The procedure they are wanted for: without one nobody may ask. */
  readonly procedureCode: string;
  /** Result codes that would do, and the number of the very paper where it is known. */
  readonly results: readonly { readonly code: string; readonly number: string | null }[];
}

/** A paper the country's locker has, not fetched yet. */
export interface NationalPaper {
  readonly resultCode: string;
  readonly name: string;
  readonly number: string;
  readonly files: readonly NationalFile[];
}

/** A file as the locker names it: only it knows what `path` means. */
export interface NationalFile {
  readonly name: string;
  readonly agency: string;
  readonly path: string;
}

/** What was found, and the words the answer was signed with. */
export interface NationalAnswer {
  readonly papers: readonly NationalPaper[];
  readonly signature: string;
}

export type NationalRefusal = { readonly code: 'national.refused'; readonly said: string };

/**
 * Where the country keeps the papers its offices issued, addressed by what they are and by their number (domain: the personal locker at the
 * national portal). Faults are thrown: it is away, or what it says cannot be read.
 */
export interface NationalLocker {
  find: (asked: NationalAsk) => Promise<Result<NationalAnswer, NationalRefusal>>;
  fetch: (file: NationalFile) => Promise<Result<Uint8Array<ArrayBuffer>, NationalRefusal>>;
}
