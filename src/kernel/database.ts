import type { Kysely, Transaction } from 'kysely';

/** A handle on the database: the pool, or a transaction somebody opened. The caller decides which. */
export type Db = Kysely<unknown>;

/** Runs `work` in one transaction; joins the caller's when there is one already. */
export async function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  return db.transaction().execute((trx: Transaction<unknown>) => work(trx));
}
