-- src/views/who-gave.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- whoGave

select 'infected:' || given.id || ':' || given.paper_id as occasion, given.id as "dossierId", person.id as "personId",
  given.file, p.name as procedure, given.number,
  case when r.own or o.id is not null then person.phone end as phone, case when r.own or o.id is not null then person.email end as email
from (
  select d.id, dp.id as paper_id, d.person_id, dp.name as file, d.procedure_code, null as number
  from draft_paper dp join draft d on d.id = dp.draft_id
  where dp.sha256 = $1
  union all
  select d.id, dp.id, d.applicant_id, dp.name, d.procedure_code, coalesce(d.code, d.reference)
  from dossier_paper dp join dossier d on d.id = dp.dossier_id
  where dp.sha256 = $2
) given
join procedure p on p.code = given.procedure_code
left join organisation o on o.id = given.person_id
join lateral readers_of(given.id, given.person_id, given.procedure_code, current_date) r on true
join person on person.id = r.person_id;
