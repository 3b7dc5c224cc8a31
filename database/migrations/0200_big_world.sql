-- A big invented world, as `motcua world load` puts it in: how far it came. One at most, and only ever in a demo.
create table world_load (
  one boolean primary key default true check (one),
  seed text not null,
  dossiers integer not null check (dossiers > 0),
  years integer not null check (years > 0),
  -- The world's present: nothing in it happened later.
  until timestamptz not null,
  -- Batches that are in, whole, and the last of all.
  batches_in integer not null default 0,
  batches integer not null,
  begun_at timestamptz not null,
  ended_at timestamptz
);
revoke all on world_load from motcua_app;

-- What was taken away while many rows come in, with the statement that puts it back.
create table world_load_away (
  n bigint generated always as identity primary key,
  put_back text not null
);
revoke all on world_load_away from motcua_app;
