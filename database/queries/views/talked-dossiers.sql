-- src/views/talked-dossiers.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dossierToProve

select d.id, coalesce(d.code, d.reference) as number, d.procedure_code as "procedureCode", coalesce(p.name, d.procedure_code) as "procedureName",
  d.place, d.due_at as "dueAt", d.ended_at as "endedAt", person.phone,
  case when d.place in ('supplement-at-reception', 'supplement-in-appraisal') then d.act_by end as "answerBy"
from dossier d
left join procedure p on p.code = d.procedure_code
left join person on person.id = d.applicant_id
where d.reference = $1;


-- dossiersToTalkOf

with own as (
  select id, reference, code, procedure_code, agency_id, place, national, filed_at, due_at, act_by, ended_at,
    case
      when place in ('supplement-at-reception', 'supplement-in-appraisal') then 0
      when place = 'fee-required' then 1
      when place = 'settled' then 2
      when place in ('reception-refused', 'withdrawn', 'stopped', 'handed-over') then 4
      else 3
    end as rank
  from dossier
  where applicant_id = $1 and ($2::text is null or procedure_code = $3)
    and true and true
), page as (
  select id, reference, code, procedure_code, agency_id, place, national, filed_at, due_at, act_by, ended_at, rank
  from own
  where rank = any($4::int[]) and ($5::int is null
    or rank > $6::int
    or (rank = $7::int and (filed_at, id) < ($8::timestamptz, $9::uuid)))
  order by rank, filed_at desc, id desc
  limit $10
)
select page.id, reference, page.code, procedure_code as "procedureCode", p.name as "procedureName", page.agency_id as "agencyId", place,
  national, rank, filed_at as "filedAt", due_at as "dueAt", act_by as "actBy", ended_at as "endedAt",
  case when place in ('supplement-at-reception', 'supplement-in-appraisal') then act_by end as "answerBy",
  rank || '|' || filed_at::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
order by rank, filed_at desc, page.id desc;

select d.id, d.procedure_code as "procedureCode", p.name as "procedureName", d.updated_at as "updatedAt", d.expires_at as "expiresAt"
from draft d
left join procedure p on p.code = d.procedure_code
where d.person_id = $1 and true and d.desk_id is null and d.purpose = 'filing'
order by d.updated_at desc, d.id
limit 50;
