-- src/kernel/jobs.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countJobs

select count(*) filter (where attempts = 0 and locked_at is null and run_at <= now())::int as waiting,
  count(*) filter (where attempts > 0 and attempts < max_attempts and last_error is not null)::int as failing,
  count(*) filter (where attempts >= max_attempts and locked_at is null)::int as "given-up"
from graphile_worker._private_jobs;


-- freeLeftJobs

with holder as materialized (
  select distinct locked_by as name from graphile_worker._private_jobs where locked_at < now() - interval '1 minute'
), gone as materialized (
  select name from holder where pg_try_advisory_xact_lock($1::int, hashtext(name))
), freed as (
  update graphile_worker._private_jobs set locked_at = null, locked_by = null
  where locked_by in (select name from gone)
  returning id
)
select count(*)::int as freed from freed;


-- leaveJob

select leave_job($1::text, $2::json, $3::timestamptz, $4::int, $5::smallint);
