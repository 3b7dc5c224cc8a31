-- src/views/counter-drafts.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- counterDrafts

select d.id, d.desk_id as "deskId", d.procedure_code as "procedureCode", coalesce(p.name, d.procedure_code) as "procedureName",
  coalesce(person.full_name, organisation.name, '') as who, o.full_name as "officerName", d.updated_at as "updatedAt",
  d.expires_at as "expiresAt"
from draft d
join counter_intake i on i.id = d.id
join officer o on o.id = i.officer_id
left join person on person.id = d.person_id
left join organisation on organisation.id = d.person_id
left join procedure p on p.code = d.procedure_code
where d.desk_id = any($1::text[]) and d.purpose = 'filing'
order by d.updated_at desc, d.id
limit $2;
