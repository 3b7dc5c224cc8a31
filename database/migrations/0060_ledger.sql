-- Who looked at what: every read of personal data by an office. Appended only.
create table ledger_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('citizen', 'officer', 'system')),
  actor_id uuid,
  actor_role text,
  agency_id text,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  reason text not null,
  data jsonb not null default '{}'
);
create index ledger_entry_about on ledger_entry (subject_kind, subject_id, id);
create index ledger_entry_by_actor on ledger_entry (actor_id, id);
revoke update, delete, truncate on ledger_entry from motcua_app;
