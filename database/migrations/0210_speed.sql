-- What lets many ask at once: a mark of the catalogue, and the figures of the province kept beside the dossiers.

-- The catalogue and what its pages say besides: another mark after each change, in every process the same.
alter table reference_revision drop constraint reference_revision_room_check;
alter table reference_revision add constraint reference_revision_room_check check (room in ('place', 'calendar', 'agency', 'catalogue'));
insert into reference_revision (room) values ('catalogue');

create trigger procedure_changed after insert or update or delete or truncate on procedure
  for each statement execute function renew_reference_revision('catalogue');
create trigger procedure_revision_changed after insert or update or delete or truncate on procedure_revision
  for each statement execute function renew_reference_revision('catalogue');
create trigger search_phrase_changed after insert or update or delete or truncate on search_phrase
  for each statement execute function renew_reference_revision('catalogue');
create trigger life_event_changed after insert or update or delete or truncate on life_event
  for each statement execute function renew_reference_revision('catalogue');
create trigger procedure_pace_changed after insert or update or delete or truncate on procedure_pace
  for each statement execute function renew_reference_revision('catalogue');

-- The figures on the front page, by the same counters as the lists of the desks: whoever moves a dossier appends, a job folds.
alter table queue_count drop constraint queue_count_scope_check;
alter table queue_count add constraint queue_count_scope_check check (scope in ('desk', 'unit', 'assignee', 'province'));

create function province_figures(received_at timestamptz, ended_at timestamptz, due_at timestamptz, state integer) returns text[]
  language sql immutable
  return array_remove(array[
    case when received_at is not null then 'received' end,
    case when received_at is not null and ended_at is null then 'open' end,
    case when state in (9, 10) then 'settled' end,
    case when state in (9, 10) and ended_at <= due_at then 'on-time' end
  ], null);

create function tell_province_figures() returns trigger language plpgsql as $$
declare
  is_in text[] := province_figures(new.received_at, new.ended_at, new.due_at, new.national);
  was_in text[] := '{}';
begin
  if tg_op = 'UPDATE' then
    was_in := province_figures(old.received_at, old.ended_at, old.due_at, old.national);
  end if;
  if is_in <> was_in then
    insert into queue_count_change (scope, holder, place, change)
    select 'province', '', figure, 1 from unnest(is_in) as now_in (figure) where figure <> all (was_in)
    union all
    select 'province', '', figure, -1 from unnest(was_in) as once_in (figure) where figure <> all (is_in);
  end if;
  return null;
end $$;
create trigger dossier_counts_in_province after insert on dossier for each row
  when (new.received_at is not null or new.national in (9, 10)) execute function tell_province_figures();
create trigger dossier_figures_moved after update of received_at, ended_at, due_at, national on dossier for each row
  when ((old.received_at, old.ended_at, old.due_at, old.national) is distinct from (new.received_at, new.ended_at, new.due_at, new.national))
  execute function tell_province_figures();

-- Counts the figures anew from the dossiers themselves, after they came in by another way than one by one. Nobody writes meanwhile.
create function count_province() returns void language sql as $$
  lock table dossier in share row exclusive mode;
  delete from queue_count where scope = 'province';
  delete from queue_count_change where scope = 'province';
  insert into queue_count (scope, holder, place, count)
  select 'province', '', figure, count(*)
  from dossier, unnest(province_figures(received_at, ended_at, due_at, national)) as counted (figure)
  group by figure;
$$;
revoke execute on function count_province() from public;
select count_province();

-- What is filed most in the last months is asked by when it was filed.
create index dossier_filed on dossier (filed_at) include (procedure_code);
