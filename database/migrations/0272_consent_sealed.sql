-- What owners of lockers allow and withdraw is sealed like every record that is only added to; it outlives a paper that is forgotten.
alter table locker_consent drop constraint locker_consent_paper_id_fkey;
insert into ledger_waiting (name) select 'consent/' || id from locker_consent order by id;
create trigger consent_waits_for_seal after insert on locker_consent
  for each row execute function wait_for_seal('consent', 'id');
