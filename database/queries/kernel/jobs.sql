-- src/kernel/jobs.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- leaveJob

select graphile_worker.add_job(
  $1::text,
  payload := $2::json,
  job_key := $3::text,
  run_at := $4::timestamptz,
  max_attempts := $5::int
);
