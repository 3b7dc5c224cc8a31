-- src/views/queue.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- queuePage

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

select id, weekdays, hours, saturday
from session_plan
order by id;

select on_date as "on", kind, name, status
from calendar_day
order by on_date;

with page as (
select dossier.*
from (
  select first.id
  from unnest($1::text[]) as held (by)
  cross join unnest($2::text[]) as standing (place)
  cross join lateral (
    select id, act_by from dossier
    where "desk_id" = held.by and dossier.place = standing.place and true and true
    order by act_by, id
    limit 51
  ) as first
  order by act_by, id
  limit 51
) as cut
join dossier using (id))
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.channel, page.agency_id as "agencyId", page.unit_id as "unitId", page.place, page.national,
  page.step_id as "stepId", page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt",
  nullif(page.act_by, 'infinity') as "actBy", (select o.full_name from officer o where o.id = page.assignee_id) as "assigneeName",
  page.version, seen.version as "seenVersion", seen.opened,
  (select f.type from dossier_fact f
   where f.dossier_id = page.id and f.seq > seen.version and f.actor_id is distinct from $3::uuid
   order by f.seq desc limit 1) as "changedBy",
  page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
cross join lateral (
  select max(s.version) filter (where s.officer_id = $4::uuid) as version, count(*) > 0 as opened
  from dossier_seen s where s.dossier_id = page.id
) as seen
order by page.act_by, page.id;

with page as (
select dossier.*
from (
  select first.id
  from unnest($1::text[]) as held (by)
  cross join unnest($2::text[]) as standing (place)
  cross join lateral (
    select id, act_by from dossier
    where "unit_id" = held.by and dossier.place = standing.place and true and true
    order by act_by, id
    limit 51
  ) as first
  order by act_by, id
  limit 51
) as cut
join dossier using (id))
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.channel, page.agency_id as "agencyId", page.unit_id as "unitId", page.place, page.national,
  page.step_id as "stepId", page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt",
  nullif(page.act_by, 'infinity') as "actBy", (select o.full_name from officer o where o.id = page.assignee_id) as "assigneeName",
  page.version, seen.version as "seenVersion", seen.opened,
  (select f.type from dossier_fact f
   where f.dossier_id = page.id and f.seq > seen.version and f.actor_id is distinct from $3::uuid
   order by f.seq desc limit 1) as "changedBy",
  page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
cross join lateral (
  select max(s.version) filter (where s.officer_id = $4::uuid) as version, count(*) > 0 as opened
  from dossier_seen s where s.dossier_id = page.id
) as seen
order by page.act_by, page.id;

with page as (
select dossier.*
from (
  select first.id
  from unnest($1::uuid[]) as held (by)
  cross join unnest($2::text[]) as standing (place)
  cross join lateral (
    select id, act_by from dossier
    where "assignee_id" = held.by and dossier.place = standing.place and true and true
    order by act_by, id
    limit 51
  ) as first
  order by act_by, id
  limit 51
) as cut
join dossier using (id))
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.channel, page.agency_id as "agencyId", page.unit_id as "unitId", page.place, page.national,
  page.step_id as "stepId", page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt",
  nullif(page.act_by, 'infinity') as "actBy", (select o.full_name from officer o where o.id = page.assignee_id) as "assigneeName",
  page.version, seen.version as "seenVersion", seen.opened,
  (select f.type from dossier_fact f
   where f.dossier_id = page.id and f.seq > seen.version and f.actor_id is distinct from $3::uuid
   order by f.seq desc limit 1) as "changedBy",
  page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
cross join lateral (
  select max(s.version) filter (where s.officer_id = $4::uuid) as version, count(*) > 0 as opened
  from dossier_seen s where s.dossier_id = page.id
) as seen
order by page.act_by, page.id;
