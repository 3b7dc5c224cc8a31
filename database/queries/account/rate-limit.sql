-- src/modules/account/server/rate-limit.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countTry

with "counted_0" as (
  insert into rate_limit (key, window_start, count)
  select $1, $2::timestamptz, 1
  on conflict (key) do update set
    window_start = case when rate_limit.window_start <= excluded.window_start - make_interval(secs => $3)
      then excluded.window_start else rate_limit.window_start end,
    count = case when rate_limit.window_start <= excluded.window_start - make_interval(secs => $4) then 1 else rate_limit.count + 1 end
  returning count, ceil(extract(epoch from window_start + make_interval(secs => $5) - $6::timestamptz))::int as wait
)
select nth, count, wait, set_config('synchronous_commit', 'off', true) as commit from (select 0 as nth, count, wait from "counted_0") as tried order by nth;


-- forgiveTry

update rate_limit set count = greatest(count - 1, 0)
where key in (select key from rate_limit where key = any ($1) order by key for update);
