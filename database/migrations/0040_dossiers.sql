-- Drafts, which change and vanish, and dossiers, which are logs of facts that never do.

-- A filing being prepared, or a supplement being prepared for a dossier (same id). Its owner may delete it; it expires.
-- The id of a filing draft becomes the id of the dossier.
create table draft (
  id uuid primary key,
  purpose text not null default 'filing' check (purpose in ('filing', 'supplement')),
  procedure_code text not null,
  procedure_revision_id uuid not null,
  case_id text,
  agency_id text,
  channel text not null default 'online' check (channel in ('online', 'direct', 'postal')),
  person_id uuid not null references person (id),
  answers jsonb not null default '{}',
  page text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index draft_of_person on draft (person_id, updated_at desc, id);
create index draft_by_expiry on draft (expires_at);

create table draft_paper (
  id uuid primary key,
  draft_id uuid not null references draft (id) on delete cascade,
  component text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size bigint not null,
  origin text not null default 'upload',
  attached_at timestamptz not null,
  unique (draft_id, component, sha256)
);

-- The row that lists read from: a projection of the facts, written in the same transaction. `version` is the number of the last fact.
-- `place` is the rich state, `act_by` the moment by which the office must do something next ('infinity': nothing is due).
-- No reference to agency or revision: every filing would lock the same few rows; both are never deleted.
create table dossier (
  id uuid primary key,
  reference text not null unique,
  code text unique,
  procedure_code text not null,
  procedure_revision_id uuid not null,
  case_id text not null,
  channel text not null check (channel in ('online', 'direct', 'postal')),
  applicant_id uuid not null references person (id),
  applicant_name text not null,
  desk_id text not null,
  agency_id text not null,
  unit_id text not null,
  assignee_id uuid,
  -- Bodies whose opinion is awaited.
  consulted text[] not null default '{}',
  place text not null,
  national smallint not null check (national between 1 and 10),
  step_id text,
  filed_at timestamptz not null,
  received_at timestamptz,
  due_at timestamptz,
  act_by timestamptz not null default 'infinity',
  ended_at timestamptz,
  outcome text check (outcome in ('approved', 'refused')),
  result_number text,
  result_paper text,
  -- What a tracker may answer as second factor: last four digits of the applicant's CCCD and phone, as given at filing.
  track_factors text[] not null default '{}',
  search_text text not null,
  version integer not null,
  updated_at timestamptz not null
);
create index dossier_at_desk on dossier (desk_id, place, act_by, id);
create index dossier_in_unit on dossier (unit_id, place, act_by, id);
create index dossier_of_assignee on dossier (assignee_id, place, act_by, id) where assignee_id is not null;
create index dossier_of_applicant on dossier (applicant_id, filed_at desc, id);
create index dossier_consulted on dossier using gin (consulted) where consulted <> '{}';
create index dossier_closed_at_desk on dossier (desk_id, id) where place in ('handed-over', 'withdrawn', 'stopped', 'reception-refused');
create index dossier_closed_in_unit on dossier (unit_id, id) where place in ('handed-over', 'withdrawn', 'stopped', 'reception-refused');
create index dossier_search on dossier using gin (search_text gin_trgm_ops);
revoke delete, truncate on dossier from motcua_app;

-- What was answered, round by round: the filing is round 0, each supplement the next. The salted hash is what the facts hold.
create table dossier_answers (
  dossier_id uuid not null references dossier (id),
  round integer not null,
  answers jsonb not null,
  salt text not null,
  hash text not null,
  given_at timestamptz not null,
  superseded_at timestamptz,
  primary key (dossier_id, round)
);

create table dossier_paper (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  round integer not null,
  component text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size bigint not null,
  origin text not null,
  given_at timestamptz not null,
  superseded_at timestamptz
);
create index dossier_paper_of_dossier on dossier_paper (dossier_id, round);
create index dossier_paper_by_content on dossier_paper (sha256);

-- Words about a dossier: reasons, opinions, remarks. They can be corrected and erased; the fact keeps only the salted hash.
create table dossier_note (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  kind text not null,
  text text,
  salt text not null,
  written_at timestamptz not null
);
create index dossier_note_of_dossier on dossier_note (dossier_id);

-- What happened. Appended only: the application may not change, delete or empty it.
create table dossier_fact (
  dossier_id uuid not null references dossier (id),
  seq integer not null,
  id uuid not null unique,
  type text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('citizen', 'officer', 'system')),
  actor_id uuid,
  actor_role text,
  agency_id text,
  data jsonb not null,
  primary key (dossier_id, seq)
);
create index dossier_fact_by_time on dossier_fact (at, dossier_id);
revoke update, delete, truncate on dossier_fact from motcua_app;

-- One row for each request that changed something: asked again, it answers the same. Keys belong to whoever sent them.
create table request_key (
  owner text not null,
  key text not null,
  dossier_id uuid not null,
  fact_id uuid not null,
  body_hash text not null,
  -- `json` keeps the answer letter by letter.
  answer json not null,
  at timestamptz not null,
  primary key (owner, key)
);
revoke update, delete, truncate on request_key from motcua_app;

-- The sequence within a day of one agency. Raised in the transaction that receives: no gap, no duplicate.
create table dossier_code_counter (
  agency_id text not null,
  on_date date not null,
  last integer not null,
  primary key (agency_id, on_date)
);
revoke delete, truncate on dossier_code_counter from motcua_app;
