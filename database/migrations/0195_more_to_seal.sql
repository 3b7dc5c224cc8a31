-- Appended since, and sealed like the rest: papers an office took back, lines of the register, and who was given which role.

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
  else
    raise exception 'No name for rows of %', tg_table_name;
  end if;
  return null;
end $$;
create trigger withdrawal_waits_for_seal after insert on paper_withdrawal for each row execute function wait_for_seal();
create trigger register_line_waits_for_seal after insert on register_line for each row execute function wait_for_seal();
create trigger role_fact_waits_for_seal after insert on officer_role_fact for each row execute function wait_for_seal();

-- What was there before.
insert into ledger_waiting (name)
select name from (
  select at, 'withdrawal/' || paper_id as name from paper_withdrawal
  union all
  select entered_at, 'register/' || dossier_id from register_line
  union all
  select at, 'role/' || id from officer_role_fact
) earlier
order by at, name;
