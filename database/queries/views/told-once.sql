-- src/views/told-once.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- toldOnce

select count(*)::int as changes, coalesce(sum(drafts), 0)::int as drafts
from fact_spread
where told_at >= $1;
