-- src/modules/calendar/server/calendar-year-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addDays

insert into calendar_day (on_date, kind, name, status)
select "on", kind, name, status
from jsonb_to_recordset($1::jsonb) as given ("on" date, kind text, name text, status text);


-- confirmDays

update calendar_day set status = 'official'
where status = 'draft' and on_date >= make_date($1, 1, 1) and on_date < make_date($2, 1, 1);

update calendar_year
set confirmed_at = $1, confirmed_by = $2
where year = $3;


-- findDay

select on_date as "on", kind, name, status
from calendar_day
where on_date = $1;


-- holdCalendar

select pg_advisory_xact_lock(hashtextextended('calendar', 0));


-- keepYear

insert into calendar_year (year, drafted_at, drafted_by) values ($1, $2, $3)
on conflict (year) do nothing;


-- putDay

insert into calendar_day (on_date, kind, name, status)
values ($1, $2, $3, $4)
on conflict (on_date) do update set kind = excluded.kind, name = excluded.name, status = excluded.status;


-- removeDay

delete from calendar_day
where on_date = $1;
