import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { applicantsOf, officersOf, type Reader } from './message-news.ts';

/** A dossier in which a revoked paper stands, and who is to hear of it. */
export interface RevokedNews {
  readonly dossierId: string;
  readonly number: string;
  readonly procedure: string;
  readonly desk: string;
  readonly applicants: readonly Reader[];
  /** Who works on it, or did; the receivers of its desk where nobody does. */
  readonly officers: readonly Reader[];
}

/** Whom to tell that a paper of a dossier was taken back. */
export async function revokedNews(db: Db, dossierId: string): Promise<RevokedNews | null> {
  const { rows } = await sql<Omit<RevokedNews, 'applicants' | 'officers'> & { assigneeId: string | null; deskId: string }>`
    select d.id as "dossierId", coalesce(d.code, d.reference) as number, p.name as procedure, a.name as desk, d.assignee_id as "assigneeId",
      d.desk_id as "deskId"
    from dossier d
    left join procedure p on p.code = d.procedure_code
    left join agency a on a.id = d.desk_id
    where d.id = ${dossierId}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { assigneeId, deskId, ...news } = row;
  const assigned = assigneeId === null ? [] : await officersOf(db, { assigneeId, deskId });
  const officers = assigned.length > 0 ? assigned : await officersOf(db, { assigneeId: null, deskId });
  return { ...news, applicants: await applicantsOf(db, dossierId), officers };
}
