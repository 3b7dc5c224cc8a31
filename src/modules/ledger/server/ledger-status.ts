import type { Db } from '#kernel/database';
import { findLastCheck, type LedgerCheck } from './check-store.ts';
import type { HeadBook } from './head-book.ts';
import { countWaiting, findLastSeal } from './seal-store.ts';

/** How far the record is sealed, and what the last look at all of it found. */
export interface LedgerStatus {
  readonly sealed: { readonly number: number; readonly at: string; readonly head: string; readonly rows: number } | null;
  readonly waiting: { readonly count: number; readonly since: string | null };
  /** Null before the first one. */
  readonly lastCheck: LedgerCheck | null;
}

export async function ledgerStatus(db: Db): Promise<LedgerStatus> {
  const last = await findLastSeal(db);
  return {
    sealed: last && { number: last.number, at: last.sealedAt, head: last.head.toString('hex'), rows: last.total },
    waiting: await countWaiting(db),
    lastCheck: await findLastCheck(db),
  };
}

/** Writes into the book that a backup was put back: what was sealed after it is known to be lost, and the chain goes on from there. */
export async function bookRestored(needs: { readonly db: Db; readonly heads: HeadBook; readonly now: Temporal.Instant }): Promise<void> {
  const last = await findLastSeal(needs.db);
  const known = await needs.heads.last();
  if (known === null && last === null) return;
  await needs.heads.write([{ kind: 'restored', number: last?.number ?? 0, at: needs.now.toString() }]);
}
