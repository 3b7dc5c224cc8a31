-- src/views/queue.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- queueCounts

select revision
from reference_revision
where room = $1;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone
from agency
order by id;

select place, count(*) as count from dossier
where "desk_id" = any($1::text[]) and place = any($2::text[])
group by place;

select count(*) as count
from dossier
where false;

select place, count(*) as count from dossier
where "unit_id" = any($1::text[]) and place = any($2::text[])
group by place;

select count(*) as count
from dossier
where (consulted <> '{}' and consulted @> array[$1]::text[]);

select place, count(*) as count from dossier
where "assignee_id" = any($1::uuid[]) and place = any($2::text[])
group by place;


-- queuePage

select revision
from reference_revision
where room = $1;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone
from agency
order by id;

with page as (
select first.*
from unnest($1::text[]) as held (by)
cross join unnest($2::text[]) as standing (place)
cross join lateral (
  select * from dossier
  where "desk_id" = held.by and dossier.place = standing.place and true
  order by act_by, id
  limit $3
) as first
order by first.act_by, first.id
limit $4)
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.agency_id as "agencyId", page.place, page.national, page.step_id as "stepId",
  page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt", nullif(page.act_by, 'infinity') as "actBy", o.full_name as "assigneeName",
  page.version, page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
left join officer o on o.id = page.assignee_id
order by page.act_by, page.id;

with page as (
select first.*
from unnest($1::text[]) as held (by)
cross join unnest($2::text[]) as standing (place)
cross join lateral (
  select * from dossier
  where "unit_id" = held.by and dossier.place = standing.place and true
  order by act_by, id
  limit $3
) as first
order by first.act_by, first.id
limit $4)
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.agency_id as "agencyId", page.place, page.national, page.step_id as "stepId",
  page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt", nullif(page.act_by, 'infinity') as "actBy", o.full_name as "assigneeName",
  page.version, page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
left join officer o on o.id = page.assignee_id
order by page.act_by, page.id;

with page as (
select first.*
from unnest($1::uuid[]) as held (by)
cross join unnest($2::text[]) as standing (place)
cross join lateral (
  select * from dossier
  where "assignee_id" = held.by and dossier.place = standing.place and true
  order by act_by, id
  limit $3
) as first
order by first.act_by, first.id
limit $4)
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.agency_id as "agencyId", page.place, page.national, page.step_id as "stepId",
  page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt", nullif(page.act_by, 'infinity') as "actBy", o.full_name as "assigneeName",
  page.version, page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
left join officer o on o.id = page.assignee_id
order by page.act_by, page.id;

with page as (select * from dossier where "desk_id" = any($1::text[]) and place in ('handed-over', 'withdrawn', 'stopped', 'reception-refused') and true order by id desc limit $2)
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.agency_id as "agencyId", page.place, page.national, page.step_id as "stepId",
  page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt", nullif(page.act_by, 'infinity') as "actBy", o.full_name as "assigneeName",
  page.version, page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
left join officer o on o.id = page.assignee_id
order by page.id desc;

with page as (select * from dossier where false and true order by act_by, id limit $1)
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.agency_id as "agencyId", page.place, page.national, page.step_id as "stepId",
  page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt", nullif(page.act_by, 'infinity') as "actBy", o.full_name as "assigneeName",
  page.version, page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
left join officer o on o.id = page.assignee_id
order by page.act_by, page.id;

with page as (select * from dossier where ("desk_id" = any($1::text[]) or false) and search_text like $2 and search_text like $3 and true order by id desc limit $4)
select page.id, page.reference, page.code, page.procedure_code as "procedureCode", p.name as "procedureName",
  page.applicant_name as "applicantName", page.agency_id as "agencyId", page.place, page.national, page.step_id as "stepId",
  page.filed_at as "filedAt", page.received_at as "receivedAt", page.due_at as "dueAt", nullif(page.act_by, 'infinity') as "actBy", o.full_name as "assigneeName",
  page.version, page.act_by::text || '|' || page.id as cursor
from page
left join procedure p on p.code = page.procedure_code
left join officer o on o.id = page.assignee_id
order by page.id desc;
