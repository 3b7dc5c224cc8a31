-- What procedures really take, measured on dossiers that have a result: the office's own working time, pauses left out.
create table dossier_pace (
  dossier_id uuid primary key references dossier (id),
  procedure_code text not null,
  ended_at timestamptz not null,
  minutes integer not null check (minutes >= 0)
);
create index dossier_pace_by_end on dossier_pace (ended_at, procedure_code) include (minutes);
create index dossier_with_result on dossier (ended_at, id) where national in (9, 10);

-- Counted again every hour, so that a page reads one row.
create table procedure_pace (
  procedure_code text primary key,
  dossiers integer not null check (dossiers > 0),
  median_minutes integer not null,
  ninety_minutes integer not null,
  since timestamptz not null,
  counted_at timestamptz not null
);
