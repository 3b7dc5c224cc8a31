-- src/views/revoked-news.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- revokedNews

select d.id as "dossierId", coalesce(d.code, d.reference) as number, p.name as procedure, a.name as desk, d.assignee_id as "assigneeId",
  d.desk_id as "deskId"
from dossier d
left join procedure p on p.code = d.procedure_code
left join agency a on a.id = d.desk_id
where d.id = $1;

select o.id, o.phone, o.email, account.lang
from officer o
left join account on account.officer_id = o.id
where o.active and (
  o.id = $1::uuid
  or ($2::uuid is null
    and exists (select from officer_role r where r.officer_id = o.id and r.role = 'receiver' and r.agency_id = $3))
)
order by o.id;

select p.id, case when r.own or o.id is not null then p.phone end as phone, case when r.own or o.id is not null then p.email end as email,
  account.lang
from dossier d
left join organisation o on o.id = d.applicant_id
join lateral readers_of(d.id, d.applicant_id, d.procedure_code, current_date) r on true
join person p on p.id = r.person_id
left join account on account.person_id = p.id
where d.id = $1
order by p.id;
