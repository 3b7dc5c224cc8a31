import { enterInLedger, type LedgerAuthor } from '#modules/ledger/server';
import type { Db } from '#kernel/database';

/**
 * Why an office looks into somebody's locker, as the ledger keeps it and its owner reads it: a dossier before it was filed with papers from
 * there, it was about to ask for what may be there already, or it opened one of these papers.
 */
export type OfficeReason = 'papers-of-dossier' | 'held-already' | 'held-opened';

/** That an officer saw papers or facts of a locker, for which dossier. */
export interface OfficeLook {
  readonly partyId: string;
  readonly dossierId: string;
  readonly by: LedgerAuthor;
  /** Whose seat it was, where the officer held it for another. */
  readonly standsInFor?: string | undefined;
  readonly reason: OfficeReason;
  /** Papers by their ids in the locker, facts by their meanings. */
  readonly papers: readonly string[];
  readonly meanings?: readonly string[];
}

/** Enters in the ledger that an officer looked into a locker; each paper on a line of its own, as its owner reads them. */
export async function noteOfficeLook(db: Db, look: OfficeLook, now: Temporal.Instant): Promise<void> {
  const { partyId, dossierId, by, standsInFor, reason, papers, meanings = [] } = look;
  const data = { dossier: dossierId, ...(standsInFor !== undefined && { standsInFor }) };
  const seen = [...papers.map((paper) => ({ ...data, paper })), ...(meanings.length > 0 ? [{ ...data, meanings }] : [])];
  for (const what of seen) {
    await enterInLedger(db, {
      at: now.toString(),
      by,
      kind: 'personal-data-read',
      subject: { kind: 'locker', id: partyId },
      reason,
      data: what,
    });
  }
}
