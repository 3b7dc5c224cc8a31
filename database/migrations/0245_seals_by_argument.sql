-- Which rows wait for a seal is said by each table's trigger and no longer by one function that knows every table: a new table brings a
-- trigger, `wait_for_seal('what it is', 'a column that tells where it stands', ...)`.

create or replace function wait_for_seal() returns trigger language plpgsql as $$
declare
  said constant jsonb := to_jsonb(new);
  called text := tg_argv[0];
  part text;
begin
  for nth in 1 .. tg_nargs - 1 loop
    part := said ->> tg_argv[nth];
    if part is null then
      raise exception 'A row of % has no % to be named by', tg_table_name, tg_argv[nth];
    end if;
    called := called || '/' || part;
  end loop;
  insert into ledger_waiting (name) values (called);
  return null;
end $$;

create or replace trigger fact_waits_for_seal after insert on dossier_fact
  for each row execute function wait_for_seal('fact', 'dossier_id', 'seq', 'id');
create or replace trigger entry_waits_for_seal after insert on ledger_entry
  for each row execute function wait_for_seal('entry', 'id');
create or replace trigger mandate_fact_waits_for_seal after insert on mandate_fact
  for each row execute function wait_for_seal('mandate', 'mandate_id', 'seq');
create or replace trigger paper_waits_for_seal after insert on issued_paper
  for each row execute function wait_for_seal('paper', 'id');
create or replace trigger result_waits_for_seal after insert on result_upload
  for each row execute function wait_for_seal('result', 'dossier_id', 'sha256');
create or replace trigger withdrawal_waits_for_seal after insert on paper_withdrawal
  for each row execute function wait_for_seal('withdrawal', 'paper_id');
create or replace trigger register_line_waits_for_seal after insert on register_line
  for each row execute function wait_for_seal('register', 'dossier_id');
create or replace trigger role_fact_waits_for_seal after insert on officer_role_fact
  for each row execute function wait_for_seal('role', 'id');
create or replace trigger due_moved_waits_for_seal after insert on due_moved
  for each row execute function wait_for_seal('due', 'dossier_id', 'recount_id');
