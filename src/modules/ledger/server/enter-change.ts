import type { Db } from '#kernel/database';
import type { LedgerSubject } from '../ledger-entry.ts';
import { enterInLedger } from './ledger-store.ts';

/** What an administrator changed: of whom or what, which change (a code such as `role.granted`), and what stood there before and after. */
interface AdministeredChange {
  readonly by: { readonly officerId: string; readonly agencyId: string };
  readonly now: Temporal.Instant;
  readonly subject: LedgerSubject;
  readonly what: string;
  /** Codes, days and hours; nothing personal. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Appends what an administrator changed, in the transaction that changes it: no change without its line. */
export async function enterChange(db: Db, change: AdministeredChange): Promise<void> {
  const { by, now, subject, what, before = null, after = null } = change;
  await enterInLedger(db, {
    at: now.toString(),
    by: { kind: 'officer', id: by.officerId, role: 'administrator', agencyId: by.agencyId },
    kind: 'administered',
    subject,
    reason: what,
    data: { before, after },
  });
}
