-- What officers work from: what they have seen of each dossier, how many wait where, the lists they keep, and many dossiers at once.

-- The last fact an officer has seen of a dossier. What nobody has opened yet has no row at all.
create table dossier_seen (
  dossier_id uuid not null references dossier (id),
  officer_id uuid not null,
  version integer not null,
  at timestamptz not null,
  primary key (dossier_id, officer_id)
);
revoke delete, truncate on dossier_seen from motcua_app;

-- How many open dossiers a desk, a unit or a specialist holds in each state: what was folded, and what has changed since. Whoever moves a
-- dossier only appends; a job folds; the sum of both is the truth at any moment, and costs the same at a million dossiers as at ten.
create table queue_count (
  scope text not null check (scope in ('desk', 'unit', 'assignee')),
  holder text not null,
  place text not null,
  count bigint not null,
  primary key (scope, holder, place)
);
create table queue_count_change (
  id bigint generated always as identity primary key,
  scope text not null,
  holder text not null,
  place text not null,
  change smallint not null
);
create index queue_count_change_of on queue_count_change (scope, holder, place) include (change);

create function is_closed_place(place text) returns boolean language sql immutable
  return place in ('handed-over', 'withdrawn', 'stopped', 'reception-refused');

create function tell_queue_count() returns trigger language plpgsql as $$
begin
  insert into queue_count_change (scope, holder, place, change)
  select scope, holder, place, change
  from (values
    ('desk', new.desk_id, new.place, 1), ('unit', new.unit_id, new.place, 1), ('assignee', new.assignee_id::text, new.place, 1)
  ) as moved (scope, holder, place, change)
  where holder is not null and not is_closed_place(place);
  if tg_op = 'UPDATE' then
    insert into queue_count_change (scope, holder, place, change)
    select scope, holder, place, change
    from (values
      ('desk', old.desk_id, old.place, -1), ('unit', old.unit_id, old.place, -1), ('assignee', old.assignee_id::text, old.place, -1)
    ) as moved (scope, holder, place, change)
    where holder is not null and not is_closed_place(place);
  end if;
  return null;
end $$;
create trigger dossier_is_counted after insert on dossier for each row execute function tell_queue_count();
create trigger dossier_has_moved after update of desk_id, unit_id, assignee_id, place on dossier for each row
  when ((old.desk_id, old.unit_id, old.assignee_id, old.place) is distinct from (new.desk_id, new.unit_id, new.assignee_id, new.place))
  execute function tell_queue_count();

insert into queue_count (scope, holder, place, count)
select scope, holder, place, count(*)
from dossier
cross join lateral (values ('desk', desk_id), ('unit', unit_id), ('assignee', assignee_id::text)) as held (scope, holder)
where holder is not null and not is_closed_place(place)
group by scope, holder, place;

-- What a list is narrowed by: one procedure, over what is open and what is over.
create index dossier_at_desk_of_procedure on dossier (desk_id, procedure_code, place, act_by, id);
create index dossier_in_unit_of_procedure on dossier (unit_id, procedure_code, place, act_by, id);

-- A list an officer keeps under a name: the questions of its address.
create table queue_view (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  name text not null,
  query text not null,
  kept_at timestamptz not null,
  unique (officer_id, name)
);

-- The same done to many dossiers at once. A row is done by the one who asked, with what they may do at the moment it is done.
create table bulk_run (
  id uuid primary key,
  -- The account it belongs to, as with the keys of single requests.
  owner text not null,
  officer_id uuid not null references officer (id),
  request_key text not null,
  body_hash text not null,
  action text not null,
  total integer not null,
  state text not null default 'running' check (state in ('running', 'done', 'halted')),
  asked_at timestamptz not null,
  ended_at timestamptz,
  unique (owner, request_key)
);
create index bulk_run_of_officer on bulk_run (officer_id, asked_at desc);
revoke delete, truncate on bulk_run from motcua_app;

create table bulk_row (
  run_id uuid not null references bulk_run (id),
  position integer not null,
  dossier_id uuid not null,
  -- The version its officer looked at; what has moved on since is left alone.
  version integer,
  body jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
  refusal jsonb,
  ended_at timestamptz,
  primary key (run_id, position),
  unique (run_id, dossier_id)
);
create index bulk_row_waiting on bulk_row (run_id, position) where state = 'waiting';
revoke delete, truncate on bulk_row from motcua_app;

-- That the receivers of a desk were told of a filing nobody had opened, once.
create table reception_alert (
  dossier_id uuid primary key references dossier (id),
  at timestamptz not null
);
revoke update, delete, truncate on reception_alert from motcua_app;
