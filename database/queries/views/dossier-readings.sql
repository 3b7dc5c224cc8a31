-- src/views/dossier-readings.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dossierReadings

with looks as (
  select id, at, actor_kind, actor_id, actor_role, agency_id, reason, data ->> 'standsInFor' as away, data ->> 'paper' as paper,
    at - lag(at) over same > $1::interval as apart
  from ledger_entry
  where subject_kind = $2 and subject_id = $3 and kind = 'personal-data-read'
  window same as (partition by actor_kind, actor_id, actor_role, agency_id, reason, data ->> 'standsInFor' order by id)
), told as (
  select *, count(*) filter (where apart) over (
      partition by actor_kind, actor_id, actor_role, agency_id, reason, away order by id rows unbounded preceding
    ) as visit
  from looks
), visits as (
  select max(id) as last, min(at) as "from", max(at) as until, count(*) filter (where paper is null) as looks, count(distinct paper) as papers,
    actor_kind as kind, actor_id, actor_role as role, agency_id, away, reason
  from told
  group by actor_kind, actor_id, actor_role, agency_id, away, reason, visit
  having $4::bigint is null or max(id) < $5::bigint
  order by max(id) desc
  limit $6
)
select v.last, v."from", v.until, v.looks, v.papers, v.kind, coalesce(o.full_name, p.full_name) as name, v.role, a.name as "agencyName",
  s.full_name as "standsInFor", v.reason
from visits v
left join officer o on v.kind = 'officer' and o.id = v.actor_id
left join person p on v.kind = 'citizen' and p.id = v.actor_id
left join officer s on s.id = v.away::uuid
left join agency a on a.id = v.agency_id
order by v.last desc;


-- personReadings

with looks as (
  select id, at, actor_kind, actor_id, actor_role, agency_id, reason, data ->> 'standsInFor' as away, data ->> 'paper' as paper,
    at - lag(at) over same > $1::interval as apart
  from ledger_entry
  where subject_kind = $2 and subject_id = $3 and kind = 'personal-data-read'
  window same as (partition by actor_kind, actor_id, actor_role, agency_id, reason, data ->> 'standsInFor' order by id)
), told as (
  select *, count(*) filter (where apart) over (
      partition by actor_kind, actor_id, actor_role, agency_id, reason, away order by id rows unbounded preceding
    ) as visit
  from looks
), visits as (
  select max(id) as last, min(at) as "from", max(at) as until, count(*) filter (where paper is null) as looks, count(distinct paper) as papers,
    actor_kind as kind, actor_id, actor_role as role, agency_id, away, reason
  from told
  group by actor_kind, actor_id, actor_role, agency_id, away, reason, visit
  having $4::bigint is null or max(id) < $5::bigint
  order by max(id) desc
  limit $6
)
select v.last, v."from", v.until, v.looks, v.papers, v.kind, coalesce(o.full_name, p.full_name) as name, v.role, a.name as "agencyName",
  s.full_name as "standsInFor", v.reason
from visits v
left join officer o on v.kind = 'officer' and o.id = v.actor_id
left join person p on v.kind = 'citizen' and p.id = v.actor_id
left join officer s on s.id = v.away::uuid
left join agency a on a.id = v.agency_id
order by v.last desc;
