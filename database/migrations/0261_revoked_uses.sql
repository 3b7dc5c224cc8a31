-- Dossiers in which a result stands that its office took back since: which result, of which dossier, by which fact. Appended only.
create table revoked_use (
  dossier_id uuid not null references dossier (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  source_id uuid not null references dossier (id),
  fact_id uuid not null,
  at timestamptz not null,
  primary key (dossier_id, sha256)
);
revoke update, delete, truncate on revoked_use from motcua_app;
create trigger revoked_use_waits_for_seal after insert on revoked_use
  for each row execute function wait_for_seal('use', 'dossier_id', 'sha256');
