-- src/modules/agency/server/agency-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- calendarOf

select revision
from reference_revision
where room = $1;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone
from agency
order by id;


-- findAgency

select revision
from reference_revision
where room = $1;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone
from agency
order by id;


-- readAgencies

select revision
from reference_revision
where room = $1;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone
from agency
order by id;
