import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The rooms whose tables a pack fills and pages read all the time. */
export type ReferenceRoom = 'place' | 'calendar' | 'agency';

/**
 * Reads what changes a few times a year once per change, not once per request: the copy is kept while the room's mark
 * in the database stays the same, so that every process sees a change at its next question.
 *
 * ```sql
 * select revision from reference_revision where room = $1
 * ```
 */
export function heldByRevision<T>(room: ReferenceRoom, read: (db: Db) => Promise<T>): (db: Db) => Promise<T> {
  let held: { readonly revision: string; readonly copy: T } | null = null;

  return async function readHeld(db) {
    const { rows } = await sql<{ revision: string }>`select revision from reference_revision where room = ${room}`.execute(db);
    const revision = rows[0]?.revision;
    if (revision === undefined) throw new Error(`No reference revision of ${room}`);
    if (held?.revision === revision) return held.copy;

    // The mark was read first: a change in between gives newer rows under an older mark, which are read once more.
    const copy = await read(db);
    held = { revision, copy };
    return copy;
  };
}
