-- Leaves a job as graphile_worker.add_job does, without its NOTIFY: every transaction that notifies waits at its commit until the one before
-- has reached the disk, so that all who file at once would file one after the other. Workers look for jobs twice a second.
create function leave_job(name text, what json, due timestamptz default null, tries integer default null) returns bigint
  language plpgsql as $$
declare
  task integer := (select id from graphile_worker._private_tasks where identifier = name);
  left_job bigint;
begin
  if task is null then
    insert into graphile_worker._private_tasks (identifier) values (name) on conflict (identifier) do nothing;
    task := (select id from graphile_worker._private_tasks where identifier = name);
  end if;
  insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts)
  values (task, what, coalesce(due, now()), coalesce(tries, 25))
  returning id into left_job;
  return left_job;
end $$;
