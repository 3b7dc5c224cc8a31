-- src/views/queue-counts.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- queueCounts

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

select
  (select json_object_agg(place, count) from (
select place, sum(count)::int as count
from (
  select place, count from queue_count where scope = $1 and holder = any($2::text[])
  union all
  select place, change from queue_count_change where scope = $3 and holder = any($4::text[])
) as kept (place, count)
group by place) as counter) as counted,
  (select count(*) from dossier where false) as opinions,
  (select count(*) from (
select from unnest($5::text[]) as held (by)
cross join unnest($6::text[]) as standing (place)
cross join lateral (
  select from dossier
  where "desk_id" = held.by and dossier.place = standing.place and act_by < $7::timestamptz
  limit 1000
) as beyond
limit 1000) as found) as late,
  (select count(*) from (
select from dossier
where "desk_id" = any($8::text[]) and place = 'filed'
  and not exists (select from dossier_seen where dossier_seen.dossier_id = dossier.id)
limit 1000) as found) as unopened;

select
  (select json_object_agg(place, count) from (
select place, sum(count)::int as count
from (
  select place, count from queue_count where scope = $1 and holder = any($2::text[])
  union all
  select place, change from queue_count_change where scope = $3 and holder = any($4::text[])
) as kept (place, count)
group by place) as counter) as counted,
  (select count(*) from dossier where (consulted <> '{}' and consulted @> array[$5]::text[])) as opinions,
  (select count(*) from (
select from unnest($6::text[]) as held (by)
cross join unnest($7::text[]) as standing (place)
cross join lateral (
  select from dossier
  where "unit_id" = held.by and dossier.place = standing.place and act_by < $8::timestamptz
  limit 1000
) as beyond
limit 1000) as found) as late,
  (select count(*) from (select where false) as found) as unopened;

select
  (select json_object_agg(place, count) from (
select place, sum(count)::int as count
from (
  select place, count from queue_count where scope = $1 and holder = any($2::text[])
  union all
  select place, change from queue_count_change where scope = $3 and holder = any($4::text[])
) as kept (place, count)
group by place) as counter) as counted,
  (select count(*) from dossier where (consulted <> '{}' and consulted @> array[$5]::text[])) as opinions,
  (select count(*) from (
select from unnest($6::uuid[]) as held (by)
cross join unnest($7::text[]) as standing (place)
cross join lateral (
  select from dossier
  where "assignee_id" = held.by and dossier.place = standing.place and act_by < $8::timestamptz
  limit 1000
) as beyond
limit 1000) as found) as late,
  (select count(*) from (select where false) as found) as unopened;
