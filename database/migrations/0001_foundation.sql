-- Extensions, folding of Vietnamese for search, and what the application role may do.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- `unaccent` is only stable because its dictionary may change; naming the dictionary makes the promise an index needs.
create function vi_fold(input text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(regexp_replace(btrim(input), '\s+', ' ', 'g'), nfc))) $$;

-- New tables are readable and writable by the application; append-only tables take rights back in their own migration.
alter default privileges in schema public grant select, insert, update, delete on tables to motcua_app;
alter default privileges in schema public grant usage, select on sequences to motcua_app;
grant usage on schema public to motcua_app;
revoke all on public.migration from motcua_app;
grant select on public.migration to motcua_app;

-- Jobs are left and worked by the application; their schema is made by graphile-worker as the owner.
grant usage on schema graphile_worker to motcua_app;
grant select, insert, update, delete on all tables in schema graphile_worker to motcua_app;
grant usage, select on all sequences in schema graphile_worker to motcua_app;
grant execute on all functions in schema graphile_worker to motcua_app;
alter default privileges in schema graphile_worker grant select, insert, update, delete on tables to motcua_app;

-- graphile-worker turns row-level security on for its tables; the application works all of its rows.
do $$
declare
  worked record;
begin
  for worked in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity loop
    execute format('create policy motcua_works on graphile_worker.%I to motcua_app using (true) with check (true)', worked.relname);
  end loop;
end
$$;
