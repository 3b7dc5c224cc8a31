import type { Answers, ChangedAt } from '#modules/form';

/** Storage of this browser: it survives a reload, a crash and an empty battery. */
export interface Shelf {
  readonly keys: () => readonly string[];
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
}

/** What is sent to be saved: single answers, and when each was typed by the server's clock. */
export interface Letter {
  readonly answers: Answers;
  readonly changedAt: ChangedAt;
  readonly page?: string;
  /** The version of the draft the sender knows. */
  readonly known: number;
}

/** What came of it. `answers` are told when others changed something meanwhile. */
export type Reply =
  | { readonly kind: 'saved'; readonly version: number; readonly savedAt: string; readonly answers?: Answers }
  | { readonly kind: 'no-line' }
  | { readonly kind: 'failing' }
  | { readonly kind: 'signed-out' }
  /** Another tab acts for somebody else now: what was typed waits until this one's principal is back. */
  | { readonly kind: 'switched' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly code: string };

/** A draft as the server holds it. */
export interface Standing {
  readonly answers: Answers;
  readonly version: number;
}

/** What tabs of the same draft tell one another. */
export type Rumour =
  | { readonly kind: 'typed' }
  /** `done`: what lay on the shelf by path, as it was written there, and is now part of the answers. */
  | ({ readonly kind: 'saved'; readonly done: readonly (readonly [path: string, raw: string])[] } & Standing);

/** The world as the outbox sees it; a test lends another one. */
export interface OutboxLent {
  readonly shelf: Shelf;
  /** `urgent`: the page is going away, nobody waits for the answer. */
  readonly send: (letter: Letter, how: { readonly urgent: boolean }) => Promise<Reply>;
  /** The draft as it stands on the server; `null` when nobody answers. */
  readonly ask: () => Promise<Standing | null>;
  /** Milliseconds of this machine's clock. */
  readonly now: () => number;
  /** Does something later; answers how to call it off. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
  readonly tellOthers: (rumour: Rumour) => void;
  /** The state is another one, or somebody else changed the answers at these paths. */
  readonly changed: (elsewhere: readonly string[]) => void;
}
