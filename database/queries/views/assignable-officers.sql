-- src/views/assignable-officers.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- assignableOfficers

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

select o.id as "officerId", r.agency_id as "unitId", o.full_name as name,
  (select count(*) from dossier d where d.assignee_id = o.id and d.ended_at is null) as "openDossiers"
from officer_role r
join officer o on o.id = r.officer_id
where r.role = 'specialist' and r.agency_id = any($1::text[]) and o.active
order by r.agency_id, o.full_name, o.id;
