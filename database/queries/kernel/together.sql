-- src/kernel/together.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- askTogether

select (select coalesce(json_agg(one), '[]')
from (select 1 as n) as one) as "numbers";
