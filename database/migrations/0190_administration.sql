-- What administrators look after: officers and their roles, agencies, the year's calendar, and due times that move with it.

-- The last day of a role that was entrusted for a time. Null: until somebody ends it.
alter table officer_role add column ends_on date;

-- Who held which role at which agency, from when until when. Appended only.
create table officer_role_fact (
  id bigint generated always as identity primary key,
  officer_id uuid not null references officer (id),
  role text not null,
  agency_id text not null,
  change text not null check (change in ('granted', 'ended')),
  at timestamptz not null,
  -- The administrator; null: the program, or whoever holds its database.
  by_officer_id uuid references officer (id),
  reason text,
  ends_on date
);
create index officer_role_fact_of_officer on officer_role_fact (officer_id, id);
insert into officer_role_fact (officer_id, role, agency_id, change, at)
  select officer_id, role, agency_id, 'granted', granted_at from officer_role order by granted_at;
revoke update, delete, truncate on officer_role_fact from motcua_app;

-- Until when a password somebody else made up lets its owner choose one of their own. Null: it is their own.
alter table account add column first_password_until timestamptz;

create index officer_by_name on officer (vi_fold(full_name), id);

-- Once an office changed an agency, the pack no longer does.
alter table agency add column kept_by_office boolean not null default false;

-- What becomes of an agency, from a day on. Carried out on that day, or taken back before.
create table agency_change (
  id uuid primary key,
  agency_id text not null references agency (id),
  effective_on date not null,
  name text,
  session_plan_id text references session_plan (id),
  address text,
  phone text check (phone ~ '^[0-9]{8,11}$'),
  asked_at timestamptz not null,
  asked_by uuid references officer (id),
  applied_at timestamptz,
  -- What stood there before it was carried out.
  former jsonb,
  withdrawn_at timestamptz,
  check (num_nonnulls(name, session_plan_id, address, phone) > 0),
  check (applied_at is null or withdrawn_at is null)
);
create index agency_change_of_agency on agency_change (agency_id, effective_on desc, id);
create index agency_change_waiting on agency_change (effective_on) where applied_at is null and withdrawn_at is null;
revoke delete, truncate on agency_change from motcua_app;

-- A year of the calendar: drafted from the holidays of the pack, looked over, confirmed. A year of which days are known and
-- that has no row here was brought by the pack.
create table calendar_year (
  year integer primary key check (year between 2000 and 2199),
  drafted_at timestamptz not null,
  drafted_by uuid references officer (id),
  confirmed_at timestamptz,
  confirmed_by uuid references officer (id)
);

-- Due times counted anew after working time changed, and which of them moved. One at a time; `after_id` is how far it came.
create table due_recount (
  id uuid primary key,
  because text not null check (because in ('calendar', 'agency-hours', 'asked')),
  asked_at timestamptz not null,
  asked_by uuid references officer (id),
  started_at timestamptz,
  ended_at timestamptz,
  after_id uuid,
  looked_at integer not null default 0
);
create index due_recount_newest on due_recount (asked_at desc, id desc);
create index due_recount_open on due_recount (asked_at) where ended_at is null;
create table due_moved (
  recount_id uuid not null references due_recount (id),
  dossier_id uuid not null references dossier (id),
  due_before timestamptz,
  due_after timestamptz,
  act_before timestamptz,
  act_after timestamptz,
  moved_at timestamptz not null,
  primary key (recount_id, dossier_id)
);
create index due_moved_of_dossier on due_moved (dossier_id);
-- What administrators changed, newest first: few lines among the many of who looked.
create index ledger_entry_administered on ledger_entry (id) where kind = 'administered';
create index dossier_still_open on dossier (id) where ended_at is null;
revoke delete, truncate on due_recount from motcua_app;
revoke update, delete, truncate on due_moved from motcua_app;
