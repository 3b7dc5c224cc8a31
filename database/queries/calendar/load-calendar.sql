-- src/modules/calendar/server/load-calendar.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- loadCalendar

insert into session_plan (id, weekdays, hours, saturday)
select id, weekdays, hours, nullif(saturday, 'null')
from jsonb_to_recordset($1::jsonb)
  as given (id text, weekdays jsonb, hours jsonb, saturday jsonb)
on conflict (id) do update
  set weekdays = excluded.weekdays, hours = excluded.hours, saturday = excluded.saturday
  where (session_plan.weekdays, session_plan.hours, session_plan.saturday)
    is distinct from (excluded.weekdays, excluded.hours, excluded.saturday);

insert into calendar_day (on_date, kind, name, status)
select "on", kind, name, status
from jsonb_to_recordset($1::jsonb)
  as given ("on" date, kind text, name text, status text)
where not exists (select from calendar_year where year = extract(year from "on"))
on conflict (on_date) do update
  set kind = excluded.kind, name = excluded.name, status = excluded.status
  where (calendar_day.kind, calendar_day.name, calendar_day.status)
    is distinct from (excluded.kind, excluded.name, excluded.status)
    and (excluded.status = 'official' or calendar_day.status = 'draft');
