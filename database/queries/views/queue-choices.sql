-- src/views/queue-choices.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- queueChoices

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

with recursive occurring (holder, code) as (
  select holder, (select min(procedure_code) from dossier where "dossier"."unit_id" = holder)
  from unnest($1::text[]) as held (holder)
  union all
  select holder, (select min(procedure_code) from dossier where "dossier"."unit_id" = holder and procedure_code > occurring.code)
  from occurring
  where code is not null
)
select code as id, name
from (select distinct code from occurring where code is not null) as found
join procedure using (code)
order by name, code;

select distinct o.full_name as name, o.id
from officer_role r
join officer o on o.id = r.officer_id
where r.role = 'specialist' and r.agency_id = any($1::text[]) and o.active
order by o.full_name, o.id
limit $2;
