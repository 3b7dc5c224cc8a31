import type { ByteStream } from './object-store.ts';

/** What a check of a content found. */
export type Verdict = { readonly clean: true } | { readonly clean: false; readonly threat: string };

/** Whoever looks contents over for anything harmful. Throws when it cannot say: unreachable, overloaded, speechless. */
export interface Scanner {
  scan(content: ByteStream): Promise<Verdict>;
}
