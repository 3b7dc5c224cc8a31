-- src/modules/calendar/server/calendar-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- readCalendars

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, weekdays, hours, saturday
from session_plan
order by id;

select on_date as "on", kind, name, status
from calendar_day
order by on_date;
