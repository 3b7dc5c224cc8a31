-- The same with a rank: what somebody waits for in front of a screen goes before what may take its time, however much of that there is.
-- A process of before, which names none, is understood as well.
drop function leave_job(text, json, timestamptz, integer);
create function leave_job(name text, what json, due timestamptz default null, tries integer default null, rank smallint default 0)
  returns bigint
  language plpgsql as $$
declare
  task integer := (select id from graphile_worker._private_tasks where identifier = name);
  left_job bigint;
begin
  if task is null then
    insert into graphile_worker._private_tasks (identifier) values (name) on conflict (identifier) do nothing;
    task := (select id from graphile_worker._private_tasks where identifier = name);
  end if;
  insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority)
  values (task, what, coalesce(due, now()), coalesce(tries, 25), rank)
  returning id into left_job;
  return left_job;
end $$;
