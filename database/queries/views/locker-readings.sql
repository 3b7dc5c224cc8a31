-- src/views/locker-readings.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- lockerReadings

with mine as (
  select id, sha256, name from locker_paper where party_id = $1::uuid and ($2::uuid is null or id = $3::uuid)
), looks as (
  select id, at, actor_kind, actor_id, actor_role, agency_id, reason, data ->> 'standsInFor' as away, data ->> 'paper' as paper,
    data ->> 'dossier' as dossier, data ->> 'share' as share
  from ledger_entry
  where subject_kind = 'locker' and subject_id = $4 and kind = 'personal-data-read'
    and ($5::text is null or data ->> 'paper' = $6)
  union
  select l.id, l.at, l.actor_kind, l.actor_id, l.actor_role, l.agency_id, l.reason, l.data ->> 'standsInFor', m.id::text, l.subject_id, null
  from mine m
  join dossier_paper dp on dp.sha256 = m.sha256
  join dossier d on d.id = dp.dossier_id and d.applicant_id = $7::uuid
  join ledger_entry l on l.subject_kind = 'dossier' and l.subject_id = dp.dossier_id::text and l.kind = 'personal-data-read'
    and l.data ->> 'paper' = dp.id::text
  union
  select l.id, l.at, l.actor_kind, l.actor_id, l.actor_role, l.agency_id, l.reason, l.data ->> 'standsInFor', m.id::text, l.subject_id, null
  from mine m
  join locker_origin g on g.paper_id = m.id and g.kind = 'issued'
  join ledger_entry l on l.subject_kind = 'dossier' and l.subject_id = g.dossier_id::text and l.kind = 'personal-data-read'
    and l.data ->> 'paper' = $8
), steps as (
  select *, at - lag(at) over same > $9::interval as apart
  from looks
  window same as (partition by actor_kind, actor_id, actor_role, agency_id, reason, away, dossier, share order by id)
), told as (
  select *, count(*) filter (where apart) over (
      partition by actor_kind, actor_id, actor_role, agency_id, reason, away, dossier, share order by id rows unbounded preceding
    ) as visit
  from steps
), visits as (
  select max(id) as last, min(at) as "from", max(at) as until, count(distinct id) as looks, count(distinct paper) as papers,
    array_agg(distinct paper) filter (where paper is not null) as seen, actor_kind as kind, actor_id, actor_role as role, agency_id, away,
    reason, dossier, share
  from told
  group by actor_kind, actor_id, actor_role, agency_id, away, reason, dossier, share, visit
  having $10::bigint is null or max(id) < $11::bigint
  order by max(id) desc
  limit $12
)
select v.last, v."from", v.until, v.looks, v.papers, v.kind, coalesce(o.full_name, p.full_name) as name, v.role, a.name as "agencyName",
  s.full_name as "standsInFor", v.reason, coalesce(d.code, d.reference) as number, h.purpose,
  coalesce((select array_agg(k.name order by k.name) from locker_paper k where k.id::text = any(v.seen)), '{}') as "paperNames"
from visits v
left join officer o on v.kind = 'officer' and o.id = v.actor_id
left join person p on v.kind = 'citizen' and p.id = v.actor_id
left join officer s on s.id = v.away::uuid
left join agency a on a.id = v.agency_id
left join dossier d on d.id = v.dossier::uuid
left join locker_share h on h.id = v.share::uuid
order by v.last desc;
