-- Who sits on an officer's seat while they are away, and on whose seat a fact was done.

-- A seat is a role at an agency held by an officer. Both days count; `ended_at` closes it before its time. Rows are never deleted:
-- they say who could do what, and when.
create table substitution (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  role text not null check (role in ('receiver', 'head', 'specialist', 'leader', 'records-clerk')),
  agency_id text not null references agency (id),
  substitute_id uuid not null references officer (id),
  from_on date not null,
  until_on date not null,
  reason text not null,
  -- Null: the program itself, asked by whoever holds the owner's database.
  named_by uuid references officer (id),
  named_at timestamptz not null,
  ended_by uuid references officer (id),
  ended_at timestamptz,
  check (officer_id <> substitute_id),
  check (from_on <= until_on)
);
create index substitution_of_seat on substitution (officer_id, role, agency_id, until_on);
create index substitution_by_substitute on substitution (substitute_id, until_on);
create index substitution_at_agency on substitution (agency_id, until_on);
revoke delete, truncate on substitution from motcua_app;

-- For whom an officer sat when they did what the fact says; null when it was their own seat.
alter table dossier_fact add column stands_in_for uuid references officer (id);
