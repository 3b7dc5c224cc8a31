-- What the owner of a locker may do: put papers by before anybody asks, say otherwise than what is kept, have an office look again, allow
-- and withdraw, share for a time.

-- A paper its owner put by ahead of need. It came with no dossier.
create table locker_put_by (
  paper_id uuid primary key references locker_paper (id),
  at timestamptz not null,
  by_person uuid not null references person (id)
);

-- What an owner says of themselves or a thing of theirs beside their dossiers; the last word counts. `confirmed_by`: the office that agreed.
create table locker_said (
  id uuid primary key,
  party_id uuid not null references party (id),
  thing_id uuid references locker_thing (id),
  meaning text not null,
  value jsonb not null,
  label text not null,
  told text not null,
  at timestamptz not null,
  by_person uuid not null references person (id),
  confirmed_by text references agency (id)
);
create index locker_said_of_party on locker_said (party_id, at);

-- That an owner holds wrong what an office found right, until the office has looked again. `told_there`: what stands there.
create table locker_contest (
  id uuid primary key,
  party_id uuid not null references party (id),
  thing_id uuid references locker_thing (id),
  meaning text not null,
  label text not null,
  dossier_id uuid not null references dossier (id),
  agency_id text not null references agency (id),
  told_there text not null,
  value jsonb not null,
  told text not null,
  reason text not null,
  at timestamptz not null,
  by_person uuid not null references person (id),
  answer text check (answer in ('agreed', 'kept')),
  because text,
  answered_at timestamptz,
  answered_by uuid references officer (id),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null) and (answer is null) = (because is null))
);
create unique index locker_contest_once on locker_contest (party_id, thing_id, meaning) nulls not distinct where answer is null;
create index locker_contest_waiting on locker_contest (agency_id, at) where answer is null;
create index locker_contest_of_party on locker_contest (party_id, at desc);

-- What an owner allowed and withdrew: that papers are offered at filings (all, or one), that facts fill forms, that who acts for them looks
-- in. Allowed until withdrawn; the last word counts. Appended only.
create table locker_consent (
  id bigint generated always as identity primary key,
  party_id uuid not null references party (id),
  purpose text not null check (purpose in ('offer', 'fill', 'delegates')),
  paper_id uuid references locker_paper (id) on delete cascade,
  given boolean not null,
  at timestamptz not null,
  by_person uuid not null references person (id),
  check (paper_id is null or purpose = 'offer')
);
create index locker_consent_of_party on locker_consent (party_id, purpose, id desc) where paper_id is null;
create index locker_consent_of_paper on locker_consent (paper_id, id desc) where paper_id is not null;
revoke update, delete, truncate on locker_consent from motcua_app;

-- A paper shown to somebody else for a purpose and a time, by an address of which only the hash is kept. `for_number` (on a card) or
-- `for_person` (who acts for the owner already): the only one who may open it; neither: whoever holds the address.
create table locker_share (
  id uuid primary key,
  party_id uuid not null references party (id),
  paper_id uuid not null references locker_paper (id),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  for_number text,
  for_person uuid references person (id),
  purpose text not null,
  shared_at timestamptz not null,
  until timestamptz not null check (until > shared_at),
  by_person uuid not null references person (id),
  ended_at timestamptz
);
create index locker_share_of_party on locker_share (party_id, shared_at desc);
create index locker_share_of_paper on locker_share (paper_id);
