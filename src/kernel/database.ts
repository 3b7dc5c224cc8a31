import type { Kysely, Transaction } from 'kysely';
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
