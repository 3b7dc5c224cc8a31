-- A due time that moved because working time changed is told to the applicant and sealed like a fact: nobody moves one unseen.

create or replace function wait_for_seal() returns trigger language plpgsql as $$
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
  elsif tg_table_name = 'paper_withdrawal' then
    insert into ledger_waiting (name) values ('withdrawal/' || new.paper_id);
  elsif tg_table_name = 'register_line' then
    insert into ledger_waiting (name) values ('register/' || new.dossier_id);
  elsif tg_table_name = 'officer_role_fact' then
    insert into ledger_waiting (name) values ('role/' || new.id);
  elsif tg_table_name = 'due_moved' then
    insert into ledger_waiting (name) values ('due/' || new.dossier_id || '/' || new.recount_id);
  else
    raise exception 'No name for rows of %', tg_table_name;
  end if;
  return null;
end $$;
create trigger due_moved_waits_for_seal after insert on due_moved for each row execute function wait_for_seal();

-- What was there before.
insert into ledger_waiting (name)
select 'due/' || dossier_id || '/' || recount_id from due_moved order by moved_at, dossier_id;
