-- src/views/my-dossiers.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- myDossiers

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
    and procedure_code = any($4::text[]) and search_text like $5
), page as (
  select id, reference, code, procedure_code, agency_id, place, national, filed_at, due_at, act_by, ended_at, rank
  from own
  where rank = any($6::int[]) and ($7::int is null
    or rank > $8::int
    or (rank = $9::int and (filed_at, id) < ($10::timestamptz, $11::uuid)))
  order by rank, filed_at desc, id desc
  limit $12
)
select page.id, reference, page.code, procedure_code as "procedureCode", p.name as "procedureName", page.agency_id as "agencyId", place,
  national, rank, filed_at as "filedAt", due_at as "dueAt", act_by as "actBy", ended_at as "endedAt",
  case when place in ('supplement-at-reception', 'supplement-in-appraisal') then act_by end as "answerBy",
  rank || '|' || filed_at::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
order by rank, filed_at desc, page.id desc;


-- myProcedures

select procedure_code as code, coalesce(p.name, procedure_code) as name, count(*)::int as count
from dossier d
left join procedure p on p.code = d.procedure_code
where applicant_id = $1 and procedure_code = any($2::text[])
group by procedure_code, p.name
order by name;
