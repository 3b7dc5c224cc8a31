-- A paper of a dossier that an officer turned into data: compared with the original, with the least the law asks for written down (type,
-- holder, number, abstract, validity, scope), and signed by the officer where there is a service of signatures.

-- What was written down; written again, the later word counts. `type` null: nobody knows it. `held_by`: whose paper it is. `scope` null:
-- it holds everywhere; `expires_on` null: for good.
create table digitised_paper (
  dossier_id uuid not null references dossier (id),
  paper_id uuid not null references dossier_paper (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  held_by text not null check (held_by in ('applicant', 'other')),
  abstract text not null,
  number text,
  issuer text,
  issued_on date,
  expires_on date,
  scope text[] check (cardinality(scope) > 0),
  officer_id uuid not null references officer (id),
  agency_id text not null references agency (id),
  at timestamptz not null,
  primary key (dossier_id, paper_id)
);

-- An officer's signature on such a paper: over `statement`, which names the content by its hash and no person but the officer by their id.
-- Appended only; the certificate stands beside it so that anybody can check it later.
create table scan_signature (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  paper_id uuid not null references dossier_paper (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  officer_id uuid not null references officer (id),
  role text not null,
  agency_id text not null references agency (id),
  at timestamptz not null,
  statement text not null,
  signature text not null,
  certificate text not null,
  subject text not null
);
create index scan_signature_of_dossier on scan_signature (dossier_id);
revoke update, delete, truncate on scan_signature from motcua_app;
create trigger scan_signature_waits_for_seal after insert on scan_signature
  for each row execute function wait_for_seal('signature', 'id');

alter table locker_origin drop constraint locker_origin_kind_check;
alter table locker_origin add constraint locker_origin_kind_check
  check (kind in ('given', 'given-at-counter', 'compared', 'confirmed', 'signed', 'faulted', 'issued', 'used', 'replaced', 'revoked'));
