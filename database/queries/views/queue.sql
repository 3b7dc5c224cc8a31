-- src/views/queue.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- queuePage

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

select id, weekdays, hours, saturday
from session_plan
order by id;

select on_date as "on", kind, name, status
from calendar_day
order by on_date;
