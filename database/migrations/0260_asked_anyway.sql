-- What an office asks for although it is in the applicant's locker, and the codes by which it says why.

-- Reasons given by code: data of the pack, each with its names by language, its ground in law and the days on which it may be given.
create table coded_reason (
  kind text not null check (kind in ('ask-anyway', 'revoke')),
  code text not null,
  nth integer not null,
  names jsonb not null,
  ground text not null,
  from_on date not null,
  until_on date,
  primary key (kind, code)
);

-- A paper or a fact that was asked for although it was there and could have been used: what it was, in which round of which dossier, by
-- which office, and the code of the reason. It repeats what the fact of the supplement request says, to be counted and published.
create table asked_anyway (
  dossier_id uuid not null references dossier (id),
  round integer not null,
  nth integer not null,
  place text not null,
  what text not null check (what in ('paper', 'fact')),
  -- The type of the paper, or the meaning of the fact.
  item text not null,
  reason text not null,
  procedure_code text not null,
  agency_id text not null references agency (id),
  at timestamptz not null,
  primary key (dossier_id, round, nth)
);
create index asked_anyway_by_time on asked_anyway (at);
revoke update, delete, truncate on asked_anyway from motcua_app;
create trigger asked_anyway_waits_for_seal after insert on asked_anyway
  for each row execute function wait_for_seal('anyway', 'dossier_id', 'round', 'nth');
