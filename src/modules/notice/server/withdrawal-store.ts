import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Why an office takes a paper back; a code, never a sentence. */
export const WITHDRAWAL_REASONS = ['mistake', 'wrong-procedure', 'lost', 'other'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Who took a paper back, in which role, when and why. */
export interface PaperWithdrawal {
  readonly paperId: string;
  readonly at: string;
  readonly officerId: string;
  readonly role: string;
  readonly agencyId: string;
  readonly reason: WithdrawalReason;
}

const COLUMNS = sql`paper_id as "paperId", at, officer_id as "officerId", role, agency_id as "agencyId", reason`;

/** Keeps that a paper was taken back; false when somebody did before. */
export async function keepWithdrawal(db: Db, withdrawal: PaperWithdrawal): Promise<boolean> {
  const { paperId, at, officerId, role, agencyId, reason } = withdrawal;
  const { rows } = await sql`
    insert into paper_withdrawal (paper_id, at, officer_id, role, agency_id, reason)
    values (${paperId}, ${at}, ${officerId}, ${role}, ${agencyId}, ${reason})
    on conflict (paper_id) do nothing
    returning paper_id`.execute(db);
  return rows.length === 1;
}

/** How the papers of a dossier were taken back, by their ids. */
export async function withdrawalsOf(db: Db, dossierId: string): Promise<readonly PaperWithdrawal[]> {
  const { rows } = await sql<PaperWithdrawal>`
    select ${COLUMNS} from paper_withdrawal where paper_id in (select id from issued_paper where dossier_id = ${dossierId})`.execute(db);
  return rows;
}
