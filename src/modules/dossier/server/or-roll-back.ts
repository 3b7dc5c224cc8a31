import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { isTaken } from './filing-store.ts';

/** Commits what was recorded; whatever was not leaves no trace, not even a number drawn from a counter. */
export async function orRollBack<T extends { readonly ok: boolean } | 'changed'>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  try {
    return await orTaken(db, () =>
      inTransaction(db, async function attempt(trx) {
        const outcome = await work(trx);
        if (outcome === 'changed' || !outcome.ok) throw new NotRecorded(outcome);
        return outcome;
      }),
    );
  } catch (fault) {
    if (fault instanceof NotRecorded) return fault.outcome as T;
    throw fault;
  }
}

/** What was recorded; `changed` when a number or a key that must be there once is there already. */
export async function orTaken<T extends { readonly ok: boolean } | 'changed'>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await work(db);
  } catch (fault) {
    if (isTaken(fault)) return 'changed' as T;
    throw fault;
  }
}

class NotRecorded extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('Not recorded');
    this.outcome = outcome;
  }
}
