import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The rooms whose tables a pack fills and pages read all the time. */
export type ReferenceRoom = 'place' | 'calendar' | 'agency' | 'catalogue';

/** The mark of each room: another one after each change. */
export type ReferenceMarks = Readonly<Record<string, string>>;

/** The marks as a column of a question that is asked anyway. */
export const REFERENCE_MARKS = sql<ReferenceMarks>`(select json_object_agg(room, revision) from reference_revision)`;

/** The marks as the request at hand found them; asked for once, by whoever needs them first. */
interface Found {
  marks: Promise<ReferenceMarks> | null;
}

const request = new AsyncLocalStorage<Found>();

/**
 * Serves one request that only reads reference data, or is over in a moment: it asks for the marks once, not at each look, and sees the
 * same agencies and the same calendar from its beginning to its end.
 */
export function askingOnce<T>(serve: () => T): T {
  return request.run({ marks: null }, serve);
}

/** Marks that came along with another answer of the request at hand. */
export function bringMarks(marks: ReferenceMarks): void {
  const found = request.getStore();
  if (found) found.marks = Promise.resolve(marks);
}

/** The marks as they are now. */
export async function readMarks(db: Db): Promise<ReferenceMarks> {
  const { rows } = await sql<{ marks: ReferenceMarks | null }>`select ${REFERENCE_MARKS} as marks`.execute(db);
  return rows[0]?.marks ?? {};
}

/**
 * Reads what changes a few times a year once per change, not once per request: the copy is kept while the room's mark
 * in the database stays the same, so that every process sees a change at its next request.
 *
 * ```sql
 * select (select json_object_agg(room, revision) from reference_revision) as marks
 * ```
 */
export function heldByRevision<T>(room: ReferenceRoom, read: (db: Db) => Promise<T>): (db: Db) => Promise<T> {
  let held: { readonly revision: string; readonly copy: T } | null = null;

  return async function readHeld(db) {
    const revision = (await marksFor(db))[room];
    if (revision === undefined) throw new Error(`No reference revision of ${room}`);
    if (held?.revision === revision) return held.copy;

    // The mark was read first: a change in between gives newer rows under an older mark, which are read once more.
    const copy = await read(db);
    held = { revision, copy };
    return copy;
  };
}

/**
 * The same for answers to many questions: each is kept while no mark of its rooms changes, the last `most` of them. A question is whatever
 * JSON tells apart.
 */
export function heldByQuestion<Question, Answer>(
  held: { readonly rooms: readonly ReferenceRoom[]; readonly most: number },
  read: (db: Db, question: Question) => Promise<Answer>,
): (db: Db, question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  let since = '';

  return async function answerHeld(db, question) {
    const marks = await marksFor(db);
    const now = held.rooms.map((room) => marks[room]).join(' ');
    if (now !== since) answers.clear();
    since = now;

    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? read(db, question);
    // What is asked most is forgotten last.
    answers.delete(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > held.most && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

/** Inside a transaction somebody may have changed what they now look at. */
function marksFor(db: Db): Promise<ReferenceMarks> {
  const found = request.getStore();
  if (!found || db.isTransaction) return readMarks(db);
  found.marks ??= readMarks(db);
  return found.marks;
}
