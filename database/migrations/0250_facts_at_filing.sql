-- What is known fills in forms, and what is changed there asks how far the change goes.

-- How far an answer goes that is not what is known: here only, or everywhere, putting right what is known. The draft's id lives on as the
-- dossier's.
create table answer_reach (
  draft_id uuid not null,
  meaning text not null,
  reach text not null check (reach in ('here', 'everywhere')),
  said_at timestamptz not null,
  by_person uuid not null references person (id),
  primary key (draft_id, meaning)
);

-- The same of what a dossier says: `here` never counts elsewhere, `everywhere` counts like what an office found right.
alter table locker_fact add column reach text not null default 'told' check (reach in ('told', 'here', 'everywhere'));

-- Each time something known was told anew, once, and how many open drafts it reached without being typed there. `source`: the dossier that
-- told it; null where no dossier did.
create table fact_spread (
  id uuid primary key,
  party_id uuid not null references party (id),
  meaning text not null,
  told_by text not null check (told_by in ('filing', 'account', 'locker')),
  source uuid,
  drafts integer not null check (drafts >= 0),
  told_at timestamptz not null,
  unique (source, meaning)
);
create index fact_spread_by_time on fact_spread (told_at);
