-- Which contents were brought as the result of which dossier. Only such a content can be issued: whoever knows a hash must not thereby
-- hand somebody else's paper to an applicant.
create table result_upload (
  dossier_id uuid not null references dossier (id),
  sha256 text not null references stored_object (sha256),
  by uuid not null,
  at timestamptz not null,
  primary key (dossier_id, sha256)
);
revoke update, delete, truncate on result_upload from motcua_app;
