-- src/views/my-dossiers.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- myDossiers

with page as (
  select id, reference, code, procedure_code, place, national, filed_at, due_at, act_by, ended_at
  from dossier
  where applicant_id = $1
    and ($2::timestamptz is null or (filed_at, id) < ($3::timestamptz, $4::uuid))
  order by filed_at desc, id desc
  limit $5
)
select page.id, reference, page.code, procedure_code as "procedureCode", p.name as "procedureName", place, national,
  filed_at as "filedAt", due_at as "dueAt", ended_at as "endedAt",
  case when place in ('supplement-at-reception', 'supplement-in-appraisal') then act_by end as "answerBy",
  filed_at::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
order by filed_at desc, page.id desc;

select d.id, d.procedure_code as "procedureCode", p.name as "procedureName", d.updated_at as "updatedAt", d.expires_at as "expiresAt"
from draft d
left join procedure p on p.code = d.procedure_code
where d.person_id = $1 and d.purpose = 'filing'
order by d.updated_at desc, d.id
limit 50;
