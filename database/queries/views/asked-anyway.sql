-- src/views/asked-anyway.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- askedAnyway

select x.agency_id as "agencyId", a.name as "agencyName", x.reason, count(*) filter (where x.what = 'paper')::int as papers,
  count(*) filter (where x.what = 'fact')::int as facts
from asked_anyway x
join agency a on a.id = x.agency_id
where x.at >= $1
group by x.agency_id, a.name, x.reason
order by count(*) desc, a.name, x.reason;
