-- src/modules/account/server/forget-expired.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- forgetExpired

delete from session
where expires_at < $1;

delete from one_time_code
where expires_at < $1;

delete from parked_post
where expires_at < $1;

delete from rate_limit
where window_start < $1;
