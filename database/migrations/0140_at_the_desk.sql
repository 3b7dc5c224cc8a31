-- What officers do at a dossier besides acting on it: what they checked, notes among themselves, and who has it open. None of it is a
-- fact, none of it is shown to the applicant.

-- One officer's word on one paper asked for (`component:ID`) or one answer (its path), in one round of what was handed in.
-- A wrong one says what is wrong and what to do; it reaches the applicant only when a supplement request takes it up.
create table dossier_check (
  dossier_id uuid not null references dossier (id),
  round integer not null,
  place text not null,
  officer_id uuid not null,
  verdict text not null check (verdict in ('right', 'wrong')),
  code text,
  reason text,
  checked_at timestamptz not null,
  primary key (dossier_id, round, place, officer_id),
  check ((verdict = 'wrong') = (code is not null and reason is not null))
);

-- Notes of officers to one another. Who wrote twice with one key wrote once.
create table desk_note (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  officer_id uuid not null,
  officer_role text,
  request_key text not null,
  text text,
  written_at timestamptz not null,
  erased_at timestamptz,
  check ((text is null) = (erased_at is not null)),
  unique (officer_id, request_key)
);
create index desk_note_of_dossier on desk_note (dossier_id, id);
revoke delete, truncate on desk_note from motcua_app;

-- Who has a dossier open: when the page was opened, and when its script last said that it still is. Forgotten within a day.
create table dossier_presence (
  dossier_id uuid not null references dossier (id) on delete cascade,
  officer_id uuid not null,
  officer_role text,
  opened_at timestamptz not null,
  beat_at timestamptz,
  primary key (dossier_id, officer_id)
) with (fillfactor = 70);
create index dossier_presence_by_age on dossier_presence (opened_at);
