import { readInstant } from '#kernel/clock';
import { isId } from '#kernel/ids';

/** Where a page of a list ended: the instant it is sorted by, and the row. */
export interface Cursor {
  /** As PostgreSQL writes it, to the microsecond; or `infinity`. */
  readonly at: string;
  readonly id: string;
}

/** Reads a cursor as a list gave it (`2026-08-10 03:00:00+00|<id>`); one that is none starts at the beginning. */
export function readCursor(text: string | undefined): Cursor | null {
  const [at = '', id = '', ...rest] = (text ?? '').split('|');
  if (rest.length > 0 || !isId(id) || (at !== 'infinity' && readInstant(at) === null)) return null;
  return { at, id };
}
