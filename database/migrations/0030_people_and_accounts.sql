-- People, officers, and how both sign in.

-- A person as the State knows them. `identity` says how sure we are: a declared number proves nothing, so two people may declare
-- the same one until one of them is verified at a counter or by the national sign-in.
create table person (
  id uuid primary key,
  cccd text check (cccd ~ '^[0-9]{12}$'),
  identity text not null default 'declared' check (identity in ('declared', 'verified')),
  full_name text,
  born_on text check (born_on ~ '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$'),
  sex text check (sex in ('male', 'female')),
  phone text,
  email text,
  address jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (identity = 'declared' or cccd is not null)
);
create unique index person_verified_cccd on person (cccd) where identity = 'verified';
create index person_cccd on person (cccd) where cccd is not null;

create table officer (
  id uuid primary key,
  full_name text not null,
  phone text,
  email text,
  active boolean not null default true,
  created_at timestamptz not null
);

create table officer_role (
  officer_id uuid not null references officer (id) on delete cascade,
  role text not null check (role in ('receiver', 'head', 'specialist', 'leader', 'records-clerk', 'supervisor', 'administrator')),
  agency_id text not null references agency (id),
  granted_at timestamptz not null,
  primary key (officer_id, role, agency_id)
);
create index officer_role_by_agency on officer_role (agency_id, role);

-- One account per citizen (by phone) or officer (by login and password, with a second factor).
create table account (
  id uuid primary key,
  kind text not null check (kind in ('citizen', 'officer')),
  person_id uuid unique references person (id),
  officer_id uuid unique references officer (id),
  phone text unique,
  login text unique check (login = lower(login)),
  password_hash text,
  totp_secret bytea,
  totp_last_step bigint not null default 0,
  created_at timestamptz not null,
  closed_at timestamptz,
  check (
    (kind = 'citizen' and person_id is not null and officer_id is null and phone is not null and login is null)
    or (kind = 'officer' and officer_id is not null and person_id is null and phone is null
        and login is not null and password_hash is not null and totp_secret is not null)
  )
);

-- A signed-in browser, or a bearer token. Only the hash of the secret is kept. `expires_at` slides, `ends_at` does not.
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  kind text not null check (kind in ('browser', 'token')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ends_at timestamptz not null,
  idle_seconds integer not null,
  reauthenticated_at timestamptz
);
create index session_by_account on session (account_id);
create index session_by_end on session (expires_at);

-- A question put to one browser: "which code did the phone receive?". The id is known to that browser only. The code is kept as a
-- keyed hash; the message waits sealed until it is sent, then it is wiped.
create table one_time_code (
  id uuid primary key,
  phone text not null,
  code_mac bytea not null,
  sealed_message bytea,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_code_by_expiry on one_time_code (expires_at);

-- Fixed windows, counted by one atomic upsert. Keys are keyed hashes: no phone, login or address can be read here.
create table rate_limit (
  key text primary key,
  window_start timestamptz not null,
  count integer not null
);
create index rate_limit_by_start on rate_limit (window_start);
