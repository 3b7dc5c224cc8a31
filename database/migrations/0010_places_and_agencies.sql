-- What a pack declares of a province: its units, its working time, its agencies. Read often, changed a few times a year.

-- One mark per room, changed by every change of its tables: who holds a copy compares marks instead of reading again.
-- A random mark, not a counter: one that was rolled back never comes again with other content behind it.
create table reference_revision (
  room text primary key check (room in ('place', 'calendar', 'agency')),
  revision uuid not null default gen_random_uuid()
);
insert into reference_revision (room) values ('place'), ('calendar'), ('agency');

create function renew_reference_revision() returns trigger
  language plpgsql
  as $$
begin
  update reference_revision set revision = gen_random_uuid() where room = tg_argv[0];
  return null;
end
$$;

-- Administrative units by their official codes: a province (2 digits) is its own province; wards and communes have 5.
create table place_unit (
  code text primary key check (code ~ '^(\d{2}|\d{5})$'),
  kind text not null check (kind in ('province', 'ward', 'commune')),
  name text not null,
  province_code text not null references place_unit (code),
  check ((kind = 'province') = (code = province_code))
);
create index place_unit_province on place_unit (province_code);
create trigger place_unit_changed after insert or update or delete or truncate on place_unit
  for each statement execute function renew_reference_revision('place');

-- The weekly hours of a kind of office: weekdays [1,2,3,4,5] by ISO, hours [["07:00","11:00"],["13:00","17:00"]].
create table session_plan (
  id text primary key,
  weekdays jsonb not null check (jsonb_typeof(weekdays) = 'array'),
  hours jsonb not null check (jsonb_typeof(hours) = 'array'),
  saturday jsonb check (jsonb_typeof(saturday) = 'array')
);
create trigger session_plan_changed after insert or update or delete or truncate on session_plan
  for each statement execute function renew_reference_revision('calendar');

-- The days that differ from their weekday. A year with no row here is a year the calendar says nothing about.
create table calendar_day (
  on_date date primary key,
  kind text not null check (kind in ('holiday', 'compensation', 'swapped-off', 'swapped-working')),
  name text not null,
  status text not null check (status in ('official', 'draft'))
);
create trigger calendar_day_changed after insert or update or delete or truncate on calendar_day
  for each statement execute function renew_reference_revision('calendar');

-- The tree of agencies by their electronic identifiers (decision 20/2020/QĐ-TTg). The parent says who belongs to whom,
-- not the spelling of the identifier. `id_source` is 'invented' while an identifier stands in for the province's own.
create table agency (
  id text primary key check (length(id) <= 35 and id ~ '^[A-Z0-9]+(\.[A-Z0-9]+)*$'),
  name text not null,
  kind text not null check (kind in ('province', 'one-stop', 'department', 'division', 'commune')),
  parent_id text references agency (id) deferrable initially deferred check (parent_id <> id),
  unit_code text references place_unit (code),
  session_plan_id text not null references session_plan (id),
  id_source text not null check (id_source in ('real', 'invented')),
  search text not null generated always as (vi_fold(name)) stored
);
create index agency_parent on agency (parent_id);
create unique index agency_commune_unit on agency (unit_code) where kind = 'commune';
create trigger agency_changed after insert or update or delete or truncate on agency
  for each statement execute function renew_reference_revision('agency');
