-- src/views/counter-procedures.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- counterProcedures

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

select p.code, p.name, p.field, r.channels @> '[{"channel": "postal"}]' as postal
from procedure p
join procedure_revision r on r.id = p.published_revision_id
where r.channels @> '[{"channel": "direct"}]'
  and (r.handling ->> 'receptionId' = $1 or $2::text || (r.handling ->> 'receptionSuffix') = $3)
order by p.field, p.name, p.code;
