-- What is appended gets sealed: one sealer links the rows of every append-only table by hash, in the order in which they came to be there.

-- Rows that no seal covers yet, by name. A row comes here with the row it names, in the same transaction, and leaves with the seal: who
-- commits late simply waits for the next one, so nothing is skipped and no transaction is ever waited for.
create table ledger_waiting (
  n bigint generated always as identity primary key,
  name text not null,
  since timestamptz not null default now()
);
revoke update, truncate on ledger_waiting from motcua_app;

-- One link of the chain. `names` in the order sealed; `digests` holds 32 bytes for each; `head` is keyed by a secret the database does not have.
create table ledger_seal (
  number bigint primary key check (number > 0),
  sealed_at timestamptz not null,
  names text[] not null,
  digests bytea not null,
  -- How many rows are sealed up to here, these included.
  total bigint not null,
  previous bytea not null check (length(previous) = 32),
  head bytea not null check (length(head) = 32),
  check (cardinality(names) > 0 and length(digests) = 32 * cardinality(names))
);
revoke update, delete, truncate on ledger_seal from motcua_app;

-- A row's name begins with what it is and tells where it stands. (One branch for each table: the others' columns are never looked for.)
create function wait_for_seal() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'dossier_fact' then
    insert into ledger_waiting (name) values ('fact/' || new.dossier_id || '/' || new.seq || '/' || new.id);
  elsif tg_table_name = 'ledger_entry' then
    insert into ledger_waiting (name) values ('entry/' || new.id);
  elsif tg_table_name = 'mandate_fact' then
    insert into ledger_waiting (name) values ('mandate/' || new.mandate_id || '/' || new.seq);
  elsif tg_table_name = 'issued_paper' then
    insert into ledger_waiting (name) values ('paper/' || new.id);
  elsif tg_table_name = 'result_upload' then
    insert into ledger_waiting (name) values ('result/' || new.dossier_id || '/' || new.sha256);
  else
    raise exception 'No name for rows of %', tg_table_name;
  end if;
  return null;
end $$;
create trigger fact_waits_for_seal after insert on dossier_fact for each row execute function wait_for_seal();
create trigger entry_waits_for_seal after insert on ledger_entry for each row execute function wait_for_seal();
create trigger mandate_fact_waits_for_seal after insert on mandate_fact for each row execute function wait_for_seal();
create trigger paper_waits_for_seal after insert on issued_paper for each row execute function wait_for_seal();
create trigger result_waits_for_seal after insert on result_upload for each row execute function wait_for_seal();

-- What was there before.
insert into ledger_waiting (name)
select name from (
  select at, 0 as kind, seq as nth, 'fact/' || dossier_id || '/' || seq || '/' || id as name from dossier_fact
  union all
  select at, 1, id, 'entry/' || id from ledger_entry
  union all
  select at, 2, seq, 'mandate/' || mandate_id || '/' || seq from mandate_fact
  union all
  select issued_at, 3, 0, 'paper/' || id from issued_paper
  union all
  select at, 4, 0, 'result/' || dossier_id || '/' || sha256 from result_upload
) earlier
order by at, kind, nth, name;
