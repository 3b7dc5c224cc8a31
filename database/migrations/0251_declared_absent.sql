-- That somebody declared a paper that need not be given as not applying to them, with what they said to it. The draft's id lives on as the
-- dossier's.
create table declared_absent (
  draft_id uuid not null,
  component text not null,
  reason text not null,
  declared_at timestamptz not null,
  by_person uuid not null references person (id),
  primary key (draft_id, component)
);
