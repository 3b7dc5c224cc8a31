import { sql, type RawBuilder } from 'kysely';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Ending } from '#modules/notice';

interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Who acts for a person is told in the inbox alone; an organisation has no phone but its people's. */
const REACH = sql`
  case when r.own or o.id is not null then person.phone end as phone, case when r.own or o.id is not null then person.email end as email`;

function readers(applicant: RawBuilder<unknown>, at: Temporal.Instant): RawBuilder<unknown> {
  return sql`
    left join organisation o on o.id = ${applicant}
    join lateral readers_of(d.id, ${applicant}, d.procedure_code, ${inVietnam(at).toPlainDate().toString()}::date) r on true
    join person on person.id = r.person_id`;
}

/** Supplement requests that nobody answered and whose time ends within a span. */
export async function supplementsEndingSoon(db: Db, { from, until }: Span): Promise<readonly Ending[]> {
  const { rows } = await sql<Ending>`
    select 'supplement:' || f.id as occasion, d.id as "dossierId", person.id as "personId", coalesce(d.code, d.reference) as number,
      p.name as procedure, d.act_by as "endsAt", ${REACH}
    from dossier d
    join lateral (
      select id from dossier_fact f where f.dossier_id = d.id and f.type = 'supplement-asked' order by seq desc limit 1
    ) f on true
    join procedure p on p.code = d.procedure_code
    ${readers(sql`d.applicant_id`, from)}
    where d.place in ('supplement-at-reception', 'supplement-in-appraisal')
      and d.act_by > ${from.toString()} and d.act_by <= ${until.toString()}`.execute(db);
  return rows;
}

/** Drafts that will be deleted within a span. */
export async function draftsEndingSoon(db: Db, { from, until }: Span): Promise<readonly Ending[]> {
  const { rows } = await sql<Ending>`
    select 'draft:' || d.id || ':' || d.expires_at::date as occasion, d.id as "dossierId", person.id as "personId", null as number,
      p.name as procedure, d.expires_at as "endsAt", ${REACH}
    from draft d
    join procedure p on p.code = d.procedure_code
    ${readers(sql`d.person_id`, from)}
    where d.desk_id is null and d.purpose = 'filing' and d.expires_at > ${from.toString()} and d.expires_at <= ${until.toString()}`.execute(
    db,
  );
  return rows;
}
