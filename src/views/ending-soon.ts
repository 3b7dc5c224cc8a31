import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Ending } from '#modules/notice';

interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Supplement requests that nobody answered and whose time ends within a span. */
export async function supplementsEndingSoon(db: Db, { from, until }: Span): Promise<readonly Ending[]> {
  const { rows } = await sql<Ending>`
    select 'supplement:' || f.id as occasion, d.id as "dossierId", d.applicant_id as "personId", coalesce(d.code, d.reference) as number,
      p.name as procedure, d.act_by as "endsAt", person.phone, person.email
    from dossier d
    join lateral (
      select id from dossier_fact f where f.dossier_id = d.id and f.type = 'supplement-asked' order by seq desc limit 1
    ) f on true
    join procedure p on p.code = d.procedure_code
    join person on person.id = d.applicant_id
    where d.place in ('supplement-at-reception', 'supplement-in-appraisal')
      and d.act_by > ${from.toString()} and d.act_by <= ${until.toString()}`.execute(db);
  return rows;
}

/** Drafts that will be deleted within a span. */
export async function draftsEndingSoon(db: Db, { from, until }: Span): Promise<readonly Ending[]> {
  const { rows } = await sql<Ending>`
    select 'draft:' || d.id || ':' || d.expires_at::date as occasion, d.id as "dossierId", d.person_id as "personId", null as number,
      p.name as procedure, d.expires_at as "endsAt", person.phone, person.email
    from draft d
    join procedure p on p.code = d.procedure_code
    join person on person.id = d.person_id
    where d.purpose = 'filing' and d.expires_at > ${from.toString()} and d.expires_at <= ${until.toString()}`.execute(db);
  return rows;
}
