import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Dossiers of somebody that their locker never heard of: filed before there was one, or a moment ago. Oldest first. */
export async function notTakenIn(db: Db, asked: { readonly partyId: string; readonly limit: number }): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dossier d
    left join locker_taken t on t.dossier_id = d.id
    where d.applicant_id = ${asked.partyId} and t.dossier_id is null
    order by d.filed_at, d.id
    limit ${asked.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The same of everybody, after a dossier; for filling every locker once. */
export async function allNotTakenIn(db: Db, asked: { readonly after: string; readonly limit: number }): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dossier d
    left join locker_taken t on t.dossier_id = d.id
    where d.id > ${asked.after}::uuid and t.dossier_id is null
    order by d.id
    limit ${asked.limit}`.execute(db);
  return rows.map(({ id }) => id);
}
