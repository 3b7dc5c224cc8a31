import { sql } from 'kysely';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';

/** Somebody who is to hear that a due time moved because working time changed. */
export interface DueNews {
  readonly personId: string;
  /** Null: they act for the applicant, and are told in the inbox alone. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly number: string;
  readonly procedure: string;
  readonly desk: string;
  readonly before: string;
  readonly after: string;
}

/** Everybody whose business a moved due time is; nobody once it moved again, or the dossier has its result. */
export async function dueNews(
  db: Db,
  { dossierId, recountId, now }: { readonly dossierId: string; readonly recountId: string; readonly now: Temporal.Instant },
): Promise<readonly DueNews[]> {
  const today = inVietnam(now).toPlainDate().toString();
  const { rows } = await sql<DueNews>`
    select person.id as "personId", case when r.own or o.id is not null then person.phone end as phone,
      case when r.own or o.id is not null then person.email end as email, coalesce(d.code, d.reference) as number, p.name as procedure,
      a.name as desk, m.due_before as before, m.due_after as after
    from due_moved m
    join dossier d on d.id = m.dossier_id
    join procedure p on p.code = d.procedure_code
    join agency a on a.id = d.desk_id
    left join organisation o on o.id = d.applicant_id
    join lateral readers_of(d.id, d.applicant_id, d.procedure_code, ${today}::date) r on true
    join person on person.id = r.person_id
    where m.dossier_id = ${dossierId} and m.recount_id = ${recountId} and d.ended_at is null and d.due_at = m.due_after`.execute(db);
  return rows;
}
