-- src/modules/effort/server/effort-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addActive

insert into filing_effort (draft_id, last_seen_at) values ($1, $2)
on conflict (draft_id) do update set
  active_seconds = filing_effort.active_seconds
    + greatest(0, least($3, round(extract(epoch from excluded.last_seen_at - filing_effort.last_seen_at))))::int,
  last_seen_at = greatest(filing_effort.last_seen_at, excluded.last_seen_at);


-- addActiveIfOpen

update filing_effort set
  active_seconds = active_seconds + greatest(0, least($1, round(extract(epoch from $2::timestamptz - last_seen_at))))::int,
  last_seen_at = greatest(last_seen_at, $3::timestamptz)
where draft_id = $4;


-- findEffort

select last_seen_at as "lastSeenAt", active_seconds as "activeSeconds", laid_in as "laidIn"
from filing_effort
where draft_id = $1;


-- forgetEffort

delete from filing_effort
where draft_id = $1;


-- forgetOldEfforts

delete from filing_effort
where last_seen_at < $1;


-- keepLaidIn

insert into filing_effort (draft_id, last_seen_at, laid_in) values ($1, $2, $3::jsonb)
on conflict (draft_id) do update set laid_in = excluded.laid_in;
