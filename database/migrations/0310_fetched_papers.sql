-- Every question put to the country's locker, with whose word, for which procedure and what came of it. Appended only.
create table locker_inquiry (
  id uuid primary key,
  party_id uuid not null references party (id),
  by_person uuid not null references person (id),
  procedure_code text not null,
  -- The type of paper that was looked for.
  type text not null references paper_type (type),
  at timestamptz not null,
  outcome text not null check (outcome in ('found', 'not-there', 'refused', 'away')),
  -- What the answer was signed with; null where nothing was answered.
  signature text
);
create index locker_inquiry_by_person on locker_inquiry (by_person, at desc);
revoke update, delete, truncate on locker_inquiry from motcua_app;

-- A paper that came from the country's locker, and by which question.
create table locker_fetched (
  paper_id uuid not null references locker_paper (id),
  inquiry_id uuid not null references locker_inquiry (id),
  primary key (paper_id, inquiry_id)
);
revoke update, delete, truncate on locker_fetched from motcua_app;
