-- Paper types, and the catalogue of procedures in revisions that cannot be rewritten once published.

create table paper_type (
  type text primary key,
  name text not null,
  gloss text not null,
  note text not null
);

create table procedure_revision (
  id uuid primary key,
  code text not null,
  number integer not null check (number > 0),
  state text not null check (state in ('staged', 'published', 'superseded')),
  -- `json` keeps what the office wrote as it wrote it, order of keys included.
  record json not null,
  cases jsonb not null,
  components jsonb not null,
  channels jsonb not null,
  form jsonb not null,
  route jsonb not null,
  handling jsonb not null,
  flags jsonb not null,
  content_hash text not null,
  staged_at timestamptz not null,
  published_at timestamptz,
  published_by text,
  unique (code, number),
  check ((state = 'staged') = (published_at is null)),
  check ((published_at is null) = (published_by is null))
);

create unique index procedure_revision_one_published on procedure_revision (code) where state = 'published';
create unique index procedure_revision_one_staged on procedure_revision (code) where state = 'staged';

-- A published revision is a promise to everybody who filed under it: only its standing changes, and only once.
create function keep_published_revision() returns trigger language plpgsql as $$
begin
  if old.state = 'staged' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'revision % of procedure % is published and cannot be deleted', old.number, old.code
      using errcode = 'restrict_violation';
  end if;
  if old.state = 'superseded' or new.state <> 'superseded'
    or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' or new.record::text <> old.record::text then
    raise exception 'revision % of procedure % is published and cannot be changed', old.number, old.code
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger keep_published_revision before update or delete on procedure_revision
  for each row execute function keep_published_revision();
revoke truncate on procedure_revision from motcua_app;

create table procedure (
  code text primary key,
  name text not null,
  -- Folded: no diacritics, lower case. The name weighs more than the rest, so it stands alone.
  search_name text not null,
  search_text text not null,
  field text not null,
  field_code text,
  level text not null check (level in ('tỉnh', 'xã')),
  audience text not null check (audience in ('citizen', 'business', 'both')),
  online boolean not null,
  published_revision_id uuid not null unique references procedure_revision (id)
);

create index procedure_search_text on procedure using gin (search_text gin_trgm_ops);
create index procedure_field on procedure (field);
