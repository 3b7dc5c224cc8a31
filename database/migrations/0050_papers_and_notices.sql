-- Contents kept in the object store, what the system told people, and the papers it issued.

create table stored_object (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  pages integer check (pages > 0),
  stored_at timestamptz not null
);

-- One row for each thing told, to one person, over one channel. `occasion` is what brought it about ('fact:<id>', or a reminder's
-- own key), so that a job run twice tells nobody twice.
create table notice (
  id uuid primary key,
  occasion text not null,
  dossier_id uuid,
  fact_id uuid,
  person_id uuid not null references person (id),
  kind text not null,
  channel text not null check (channel in ('inbox', 'sms', 'mail')),
  address text,
  subject text not null,
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  unique (occasion, person_id, channel),
  check (channel = 'inbox' or address is not null),
  check ((state = 'sent') = (sent_at is not null))
);

create index notice_inbox on notice (person_id, id desc) where channel = 'inbox';
create index notice_unread on notice (person_id) where channel = 'inbox' and read_at is null;
create index notice_of_dossier on notice (dossier_id, id);
create index notice_not_sent on notice (created_at) where state <> 'sent';

-- Official papers, each printed once for the fact that called for it. The content is in the object store.
create table issued_paper (
  id uuid primary key,
  dossier_id uuid not null,
  fact_id uuid not null,
  template text not null,
  template_version text not null,
  number text not null,
  agency_id text not null references agency (id),
  sha256 text not null references stored_object (sha256),
  issued_at timestamptz not null,
  unique (fact_id, template)
);

create index issued_paper_of_dossier on issued_paper (dossier_id, id);
revoke update, delete, truncate on issued_paper from motcua_app;
