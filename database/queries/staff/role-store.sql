-- src/modules/staff/server/role-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- endRole

with gone as (
  delete from officer_role where officer_id = $1 and role = $2 and agency_id = $3
  returning officer_id, role, agency_id, ends_on
)
insert into officer_role_fact (officer_id, role, agency_id, change, at, by_officer_id, reason, ends_on)
select officer_id, role, agency_id, 'ended', $4::timestamptz, $5::uuid, $6, ends_on from gone
returning 1;


-- endRolesOver

with gone as (
  delete from officer_role where ends_on < $1::date
  returning officer_id, role, agency_id, ends_on
)
insert into officer_role_fact (officer_id, role, agency_id, change, at, ends_on)
select officer_id, role, agency_id, 'ended', $2::timestamptz, ends_on from gone
returning 1;


-- grantRole

with entrusted as (
  insert into officer_role (officer_id, role, agency_id, granted_at, ends_on)
  values ($1, $2, $3, $4, $5::date)
  on conflict (officer_id, role, agency_id) do nothing
  returning officer_id, role, agency_id, granted_at, ends_on
)
insert into officer_role_fact (officer_id, role, agency_id, change, at, by_officer_id, reason, ends_on)
select officer_id, role, agency_id, 'granted', granted_at, $6::uuid, $7, ends_on from entrusted
returning 1;


-- heldRoles

select role, agency_id as "agencyId", granted_at as "grantedAt", ends_on as "endsOn"
from officer_role where officer_id = $1 order by agency_id, role;


-- roleHistory

select fact.role, fact.agency_id as "agencyId", fact.change, fact.at, author.full_name as "byName", fact.reason, fact.ends_on as "endsOn"
from officer_role_fact fact
left join officer author on author.id = fact.by_officer_id
where fact.officer_id = $1
order by fact.id desc
limit 200;
