-- src/modules/calendar/server/calendar-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- readCalendars

select revision
from reference_revision
where room = $1;

select id, weekdays, hours, saturday
from session_plan
order by id;

select on_date as "on", kind, name, status
from calendar_day
order by on_date;
