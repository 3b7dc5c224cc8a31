-- Intake at the counter: an officer prepares a filing for whoever stands before them.

-- The desk that prepares a draft; null: its owner prepares it online. Such a draft belongs to the desk until it is filed.
alter table draft add column desk_id text references agency (id);
create index draft_at_desk on draft (desk_id, updated_at desc, id) where desk_id is not null;

-- Who came to the counter for a draft, and for the dossier it becomes (same id): ids only. `seen_at`: when the officer saw their
-- card; null where papers came by post.
create table counter_intake (
  id uuid primary key,
  desk_id text not null references agency (id),
  officer_id uuid not null references officer (id),
  person_id uuid not null references person (id),
  mandate_id uuid references mandate (id),
  seen_at timestamptz,
  begun_at timestamptz not null
);
create index counter_intake_of_person on counter_intake (person_id);

-- Papers laid on the counter, by component: how many originals, certified copies and plain copies stay with the office, and whether
-- originals were compared and given back.
create table brought_paper (
  intake_id uuid not null references counter_intake (id) on delete cascade,
  component text not null,
  originals smallint not null default 0 check (originals between 0 and 99),
  certified smallint not null default 0 check (certified between 0 and 99),
  copies smallint not null default 0 check (copies between 0 and 99),
  compared boolean not null default false,
  primary key (intake_id, component),
  check (originals + certified + copies > 0)
);
