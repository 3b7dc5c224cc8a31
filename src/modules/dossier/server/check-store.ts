import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import type { Check } from '../check.ts';

/** Everything officers said of what was handed in, in all rounds. */
export async function checksOf(db: Db, dossierId: string): Promise<readonly Check[]> {
  return (await askChecks(dossierId).execute(db)).rows;
}

/** The same as a question, to be asked together with others. */
export function askChecks(dossierId: string): RawBuilder<Check> {
  return sql<Check>`
    select round, place, officer_id as "officerId", verdict, code, reason, checked_at as "checkedAt"
    from dossier_check
    where dossier_id = ${dossierId}
    order by checked_at, place`;
}

/** Keeps an officer's word; said again in the same round, the later one counts. */
export async function keepCheck(db: Db, { dossierId, ...check }: Check & { readonly dossierId: string }): Promise<void> {
  await sql`
    insert into dossier_check (dossier_id, round, place, officer_id, verdict, code, reason, checked_at)
    values (${dossierId}, ${check.round}, ${check.place}, ${check.officerId}, ${check.verdict}, ${check.code}, ${check.reason}, ${check.checkedAt})
    on conflict (dossier_id, round, place, officer_id) do update
      set verdict = excluded.verdict, code = excluded.code, reason = excluded.reason, checked_at = excluded.checked_at`.execute(db);
}

/** Takes every word on a place back, whoever said it. */
export async function dropChecks(db: Db, at: { readonly dossierId: string; readonly place: string }): Promise<void> {
  await sql`delete from dossier_check where dossier_id = ${at.dossierId} and place = ${at.place}`.execute(db);
}
