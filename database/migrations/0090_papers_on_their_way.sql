-- Papers on their way in: uploads that may break off and go on, photos in an order, the PDF made of them, and the safety check.

-- The order of the files of a component, and by how much a photo is turned clockwise.
alter table draft_paper
  add position integer not null default 0,
  add turn smallint not null default 0 check (turn in (0, 90, 180, 270));
update draft_paper p set position = placed.at
from (select id, row_number() over (partition by draft_id, component order by attached_at, id) as at from draft_paper) placed
where placed.id = p.id;
create index draft_paper_by_content on draft_paper (sha256);

-- `seen_at`: when the content was last brought; until a day after, nobody collects it. `scan`: 'ours' needs no check, 'unchecked' came
-- while nothing was set up to check, 'waiting' is shown to nobody, 'infected' is quarantined.
alter table stored_object
  add seen_at timestamptz,
  add scan text not null default 'unchecked' check (scan in ('ours', 'unchecked', 'waiting', 'clean', 'infected')),
  add scanned_at timestamptz,
  add threat text;
update stored_object set seen_at = stored_at;
alter table stored_object alter seen_at set default now(), alter seen_at set not null;
create index stored_object_waiting on stored_object (stored_at) where scan = 'waiting';
create index stored_object_by_seen on stored_object (seen_at);

-- The PDF made of the photos of a component. `recipe` is their contents and turns in order: the same recipe is made once.
create table bound_paper (
  draft_id uuid not null references draft (id) on delete cascade,
  component text not null,
  recipe text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  pages integer not null check (pages > 0),
  made_at timestamptz not null,
  primary key (draft_id, component, recipe)
);
create index bound_paper_by_content on bound_paper (sha256);

-- A file on its way. `received` bytes lie in `parts`, in order. `holder` is the lease of the one request that may write: it names a token
-- and ends at `held_until`; `wanted` asks the holder to let go. `result` is what finishing answered, once and for all.
create table upload (
  id uuid primary key,
  draft_id uuid not null references draft (id) on delete cascade,
  person_id uuid not null,
  component text not null,
  name text not null,
  fingerprint text,
  metadata jsonb not null,
  size bigint not null check (size >= 0),
  received bigint not null default 0 check (received between 0 and size),
  parts text[] not null default '{}',
  holder uuid,
  held_until timestamptz,
  wanted boolean not null default false,
  result jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index upload_of_draft on upload (draft_id, created_at);
create index upload_of_person on upload (person_id) where result is null;
create index upload_by_expiry on upload (expires_at);
