-- Acting for others: organisations, who may act for whom, and in whose name a session acts.

-- Everybody a dossier can belong to: a person or an organisation, under one id.
create table party (
  id uuid primary key,
  kind text not null check (kind in ('person', 'organisation'))
);
insert into party (id, kind) select id, 'person' from person;

create function enter_party() returns trigger language plpgsql as $$
begin
  insert into party (id, kind) values (new.id, tg_argv[0]) on conflict (id) do nothing;
  return new;
end $$;
create trigger person_is_a_party before insert on person for each row execute function enter_party('person');
alter table person add constraint person_is_a_party foreign key (id) references party (id);

-- An organisation as its business registration names it. Whoever claims one says so in their mandate; here is what an officer or a
-- register confirmed, so a number stands here once and nobody can sit on it by typing it first.
create table organisation (
  id uuid primary key,
  tax_number text not null unique check (tax_number ~ '^[0-9]{10}(-[0-9]{3})?$'),
  name text not null,
  kind text not null check (kind in ('company', 'cooperative', 'household-business', 'other')),
  address jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create trigger organisation_is_a_party before insert on organisation for each row execute function enter_party('organisation');
alter table organisation add constraint organisation_is_a_party foreign key (id) references party (id);

-- What hangs on an applicant hangs on a party: `person_id` of a draft and `applicant_id` of a dossier name the principal.
alter table draft drop constraint draft_person_id_fkey, add constraint draft_of_party foreign key (person_id) references party (id);
alter table dossier drop constraint dossier_applicant_id_fkey, add constraint dossier_of_party foreign key (applicant_id) references party (id);

-- Whose business a notice is about, where that is not the reader's own. Null: the reader's own.
alter table notice add column principal_id uuid references party (id);

-- That one may act for another. A representative speaks for an organisation; a delegate was asked by a principal. Who is invited by a
-- number and has not answered is nobody yet (`delegate_id` null), so that inviting a number tells nothing about who owns it.
create table mandate (
  id uuid primary key,
  kind text not null check (kind in ('representative', 'delegate')),
  principal_id uuid references party (id),
  delegate_id uuid references person (id),
  invited_phone text,
  invited_cccd text check (invited_cccd ~ '^[0-9]{12}$'),
  -- Null: every procedure.
  procedures text[] check (cardinality(procedures) > 0),
  from_on date not null,
  -- The last day. Null: until somebody ends it.
  until_on date check (until_on >= from_on),
  origin text not null check (origin in ('portal', 'counter', 'claim', 'register')),
  state text not null check (state in ('asked', 'in-force', 'refused', 'revoked', 'ended')),
  -- What a claimed organisation is said to be, until an officer has seen the paper.
  claim jsonb,
  paper_sha256 text references stored_object (sha256),
  paper_name text,
  paper_type text,
  agency_id text references agency (id),
  asked_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (principal_id <> delegate_id),
  check (principal_id is not null or (kind = 'representative' and claim is not null)),
  check (delegate_id is not null or num_nonnulls(invited_phone, invited_cccd) = 1),
  check (state <> 'in-force' or (principal_id is not null and delegate_id is not null))
);
create index mandate_of_delegate on mandate (delegate_id) where delegate_id is not null;
create index mandate_of_principal on mandate (principal_id) where principal_id is not null;
create index mandate_invited_phone on mandate (invited_phone) where state = 'asked' and delegate_id is null;
create index mandate_invited_cccd on mandate (invited_cccd) where state = 'asked' and delegate_id is null;
create index mandate_waiting on mandate (asked_at, id) where state = 'asked' and origin in ('claim', 'counter');
create index mandate_ending on mandate (until_on) where state = 'in-force';
create index mandate_paper on mandate (paper_sha256) where paper_sha256 is not null;
revoke delete, truncate on mandate from motcua_app;

-- Who did what about a mandate, and when. Appended only.
create table mandate_fact (
  mandate_id uuid not null references mandate (id),
  seq integer not null,
  type text not null check (type in ('asked', 'paper-given', 'accepted', 'confirmed', 'recorded', 'refused', 'revoked', 'ended')),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('citizen', 'officer', 'system')),
  actor_id uuid,
  agency_id text,
  data jsonb not null default '{}',
  primary key (mandate_id, seq)
);
revoke update, delete, truncate on mandate_fact from motcua_app;

-- In whose name a browser works, besides its owner's own.
alter table session
  add column acting_mandate_id uuid references mandate (id),
  add column acting_since timestamptz;

-- By which mandate a citizen did what the fact says; null when they acted for themselves.
alter table dossier_fact add column mandate_id uuid references mandate (id);
