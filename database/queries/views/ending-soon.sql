-- src/views/ending-soon.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- draftsEndingSoon

select 'draft:' || d.id || ':' || d.expires_at::date as occasion, d.id as "dossierId", person.id as "personId", null as number,
    p.name as procedure, d.expires_at as "endsAt",
case when r.own or o.id is not null then person.phone end as phone, case when r.own or o.id is not null then person.email end as email
  from draft d
  join procedure p on p.code = d.procedure_code
  left join organisation o on o.id = d.person_id
  join lateral readers_of(d.id, d.person_id, d.procedure_code, $1::date) r on true
  join person on person.id = r.person_id
  where d.desk_id is null and d.purpose = 'filing' and d.expires_at > $2 and d.expires_at <= $3;


-- supplementsEndingSoon

select 'supplement:' || f.id as occasion, d.id as "dossierId", person.id as "personId", coalesce(d.code, d.reference) as number,
    p.name as procedure, d.act_by as "endsAt",
case when r.own or o.id is not null then person.phone end as phone, case when r.own or o.id is not null then person.email end as email
  from dossier d
  join lateral (
    select id from dossier_fact f where f.dossier_id = d.id and f.type = 'supplement-asked' order by seq desc limit 1
  ) f on true
  join procedure p on p.code = d.procedure_code
  left join organisation o on o.id = d.applicant_id
  join lateral readers_of(d.id, d.applicant_id, d.procedure_code, $1::date) r on true
  join person on person.id = r.person_id
  where d.place in ('supplement-at-reception', 'supplement-in-appraisal')
    and d.act_by > $2 and d.act_by <= $3;
