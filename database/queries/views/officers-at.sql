-- src/views/officers-at.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countOfficersAt

select r.agency_id as "agencyId", count(distinct r.officer_id)::int as count
from officer_role r join officer o on o.id = r.officer_id
where o.active
group by r.agency_id;
