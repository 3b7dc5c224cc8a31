-- src/views/ending-soon.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- draftsEndingSoon

select 'draft:' || d.id || ':' || d.expires_at::date as occasion, d.id as "dossierId", d.person_id as "personId", null as number,
  p.name as procedure, d.expires_at as "endsAt", person.phone, person.email
from draft d
join procedure p on p.code = d.procedure_code
join person on person.id = d.person_id
where d.purpose = 'filing' and d.expires_at > $1 and d.expires_at <= $2;


-- supplementsEndingSoon

select 'supplement:' || f.id as occasion, d.id as "dossierId", d.applicant_id as "personId", coalesce(d.code, d.reference) as number,
  p.name as procedure, d.act_by as "endsAt", person.phone, person.email
from dossier d
join lateral (
  select id from dossier_fact f where f.dossier_id = d.id and f.type = 'supplement-asked' order by seq desc limit 1
) f on true
join procedure p on p.code = d.procedure_code
join person on person.id = d.applicant_id
where d.place in ('supplement-at-reception', 'supplement-in-appraisal')
  and d.act_by > $1 and d.act_by <= $2;
