import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { gaveWay } from './trouble.ts';

/** A handle on the database: the pool, or a transaction somebody opened. The caller decides which. */
export type Db = Kysely<unknown>;

const TRIES = 4;

/**
 * Runs `work` in one transaction; joins the caller's when there is one already. When the database gave it up because it stood in
 * another's way, nothing of it was done and it runs anew: what it does beside the database must be harmless when done twice.
 */
export async function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction().execute((trx: Transaction<unknown>) => work(trx));
    } catch (fault) {
      if (tried === TRIES || !gaveWay(fault)) throw fault;
    }
  }
}

/** What a statement carries that is best planned for each question by itself: a frequent word is found by another way than a rare one. */
export const PLANNED_EACH_TIME = '/* planned each time */';

/** The same as a piece of a statement. */
export const plannedEachTime = sql.raw(PLANNED_EACH_TIME);

/**
 * A further column of a writing statement whose loss in a power cut harms nobody: its commit waits for no disk. Inside a transaction of
 * the caller's that is not ours to say, and the column says nothing.
 */
export function notWaitingForTheDisk(db: Db): RawBuilder<string | null> {
  return db.isTransaction ? sql`null::text` : sql`set_config('synchronous_commit', 'off', true)`;
}
