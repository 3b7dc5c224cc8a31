import type { Change } from '#modules/form';
import type { Shelf } from './post.ts';

/** Everything of ours on the shelf begins with this, so that signing out finds it. */
export const SHELF_MARK = 'motcua:';

const CLOCK = `${SHELF_MARK}clock`;
const LONGEST = 30 * 24 * 3_600_000; // milliseconds; a draft nobody touches is forgotten after as long

/** An answer that waits to be saved, and when it was typed by this machine's clock. */
export interface KeptAnswer extends Change {
  readonly at: number;
}

/**
 * Answers of one draft that the server does not know yet, each under a key of its own: two tabs write side by side, and of one answer
 * the one typed last stands there. Kept by person: somebody else who signs in on this machine never reads them.
 */
export class KeptAnswers {
  readonly #prefix: string;
  readonly #shelf: Shelf;

  constructor(of: { readonly who: string; readonly draftId: string }, shelf: Shelf) {
    this.#prefix = `${SHELF_MARK}${of.who}:${of.draftId}:`;
    this.#shelf = shelf;
  }

  /** As they lie there, by path: for telling whether one changed. */
  raw(): ReadonlyMap<string, string> {
    const mine = this.#shelf.keys().filter((key) => key.startsWith(this.#prefix));
    return new Map(mine.flatMap((key) => [[key.slice(this.#prefix.length), this.#shelf.get(key) ?? '']] as const).filter(([, raw]) => raw));
  }

  /** In the order they were typed; what is too old for any draft goes. */
  all(now: number): readonly KeptAnswer[] {
    const kept = [...this.raw()].flatMap(([path, raw]) => read(path, raw) ?? []);
    for (const { path } of kept.filter(({ at }) => at < now - LONGEST)) this.#shelf.remove(this.#prefix + path);
    return kept.filter(({ at }) => at >= now - LONGEST).sort((one, other) => one.at - other.at);
  }

  keep({ path, value, at }: KeptAnswer): void {
    this.#shelf.set(this.#prefix + path, JSON.stringify({ value, at }));
  }

  /** Takes away what was sent, unless it was typed anew meanwhile. */
  letGo(sent: ReadonlyMap<string, string>): void {
    for (const [path, raw] of sent) {
      if (this.#shelf.get(this.#prefix + path) === raw) this.#shelf.remove(this.#prefix + path);
    }
  }

  /** How far the server's clock is ahead of this machine's, in milliseconds; the same for every tab. */
  get ahead(): number {
    return Number(this.#shelf.get(CLOCK) ?? 0) || 0;
  }

  set ahead(milliseconds: number) {
    this.#shelf.set(CLOCK, String(milliseconds));
  }

  get knowsClock(): boolean {
    return this.#shelf.get(CLOCK) !== null;
  }
}

export function read(path: string, raw: string): KeptAnswer | null {
  try {
    const { value, at } = JSON.parse(raw) as { readonly value?: unknown; readonly at?: unknown };
    return value === undefined || typeof at !== 'number' ? null : { path, value, at };
  } catch {
    return null; // not written by us
  }
}
