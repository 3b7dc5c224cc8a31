-- The locker: what each person and organisation gave or was given, kept so that nobody asks for it again.

-- What a type of paper may be used for. `holding`: kept and offered again; kept for the one purpose it was made for; kept and never
-- suggested or shared; never kept at all (declarations, and what is read from a register). `names_holder`: only the paper itself says
-- whose it is. `ends`: it holds until a day that stands on it. `asked_as`: the least that does where it is asked for.
create table paper_terms (
  type text primary key references paper_type (type),
  holding text not null check (holding in ('kept', 'one-purpose', 'sensitive', 'never')),
  names_holder boolean not null default false,
  valid_months integer check (valid_months > 0),
  ends boolean not null default false,
  asked_as text not null default 'plain' check (asked_as in ('plain', 'certified', 'original', 'paper')),
  about text
);

-- Which type the code of a component or a result means. `asked_as` where this one asks for more or less than its type; `number_means`:
-- which fact the number of such a result is.
create table paper_code (
  kind text not null check (kind in ('component', 'result')),
  code text not null,
  type text not null references paper_type (type),
  asked_as text check (asked_as in ('plain', 'certified', 'original', 'paper')),
  number_means text,
  primary key (kind, code)
);

-- A paper in somebody's locker; level, standing and times follow from its origins. `holder_id`: whose it is; null: somebody else's, or nobody knows. `level`: A (read from a register) to
-- F (an upload nobody looked at). `about`: the thing it speaks of. The same content as the same type is there once.
create table locker_paper (
  id uuid primary key,
  party_id uuid not null references party (id),
  type text references paper_type (type),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  holder_id uuid references party (id),
  level text not null check (level in ('A', 'B', 'C', 'D', 'E', 'F')),
  number text,
  issuer_id text references agency (id),
  issued_on date,
  expires_on date,
  -- Units in which it holds; null: everywhere.
  scope text[] check (cardinality(scope) > 0),
  about_kind text,
  about_key text,
  standing text not null default 'stands' check (standing in ('stands', 'faulted', 'superseded', 'revoked')),
  standing_since timestamptz,
  first_at timestamptz not null,
  last_at timestamptz not null,
  unique nulls not distinct (party_id, type, sha256),
  check ((about_key is null) or (about_kind is not null))
);
create index locker_paper_by_content on locker_paper (sha256);

-- Where a paper came from and what happened to it there. Appended only; what it repeats of a dossier can be read again from its facts.
create table locker_origin (
  paper_id uuid not null references locker_paper (id),
  kind text not null check (kind in ('given', 'given-at-counter', 'compared', 'confirmed', 'faulted', 'issued', 'used', 'replaced', 'revoked')),
  dossier_id uuid not null references dossier (id),
  -- The component of the procedure; empty for its result.
  component text not null,
  procedure_code text not null,
  at timestamptz not null,
  agency_id text,
  primary key (paper_id, kind, dossier_id, component)
);
create index locker_origin_of_dossier on locker_origin (dossier_id);
revoke update, delete, truncate on locker_origin from motcua_app;

-- A thing somebody has that is asked about again and again: a vessel, a business, a plot of land. Without a number of its own it is
-- known by the dossier that spoke of it.
create table locker_thing (
  id uuid primary key,
  party_id uuid not null references party (id),
  kind text not null,
  key text not null,
  first_at timestamptz not null,
  unique (party_id, kind, key)
);

-- What somebody said of themselves or of a thing of theirs, by meaning and by the dossier that says it; told again there, it is replaced.
-- `label` and `told`: the question and the answer in the words of that form. `confirmed_at`: when an office found it right.
create table locker_fact (
  party_id uuid not null references party (id),
  thing_id uuid references locker_thing (id),
  meaning text not null,
  dossier_id uuid not null references dossier (id),
  procedure_code text not null,
  value jsonb not null,
  label text not null,
  told text not null,
  given_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by text,
  unique nulls not distinct (party_id, thing_id, meaning, dossier_id),
  check ((confirmed_at is null) = (confirmed_by is null))
);
create index locker_fact_of_dossier on locker_fact (dossier_id);

-- Up to which of its facts a dossier was taken into the locker.
create table locker_taken (
  dossier_id uuid primary key references dossier (id),
  party_id uuid not null references party (id),
  version integer not null
);
create index locker_taken_of_party on locker_taken (party_id);
