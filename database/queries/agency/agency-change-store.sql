-- src/modules/agency/server/agency-change-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addChange

insert into agency_change (id, agency_id, effective_on, name, session_plan_id, address, phone, asked_at, asked_by)
values ($1, $2, $3, $4, $5, $6, $7, $8,
  $9);


-- applyChange

with before as (
  select id, jsonb_build_object('name', name, 'sessionPlanId', session_plan_id, 'address', address, 'phone', phone) as former
  from agency where id = $1 for update
), written as (
  update agency set name = coalesce($2, name), session_plan_id = coalesce($3, session_plan_id),
    address = coalesce($4, address), phone = coalesce($5, phone), kept_by_office = true
  where id = $6
)
update agency_change set applied_at = $7, former = before.former
from before
where agency_change.id = $8
returning before.former;


-- changesDue

select
id, agency_id as "agencyId", effective_on as "effectiveOn", name, session_plan_id as "sessionPlanId", address, phone,
asked_at as "askedAt", asked_by as "askedBy", applied_at as "appliedAt" from agency_change
  where applied_at is null and withdrawn_at is null and effective_on <= $1
  order by effective_on, asked_at, id
  for update;


-- changesToCome

select
id, agency_id as "agencyId", effective_on as "effectiveOn", name, session_plan_id as "sessionPlanId", address, phone,
asked_at as "askedAt", asked_by as "askedBy", applied_at as "appliedAt" from agency_change
  where agency_id = $1 and applied_at is null and withdrawn_at is null
  order by effective_on, asked_at, id;


-- withdrawChange

update agency_change set withdrawn_at = $1
  where id = $2 and agency_id = $3 and applied_at is null and withdrawn_at is null
  returning
id, agency_id as "agencyId", effective_on as "effectiveOn", name, session_plan_id as "sessionPlanId", address, phone,
asked_at as "askedAt", asked_by as "askedBy", applied_at as "appliedAt";
