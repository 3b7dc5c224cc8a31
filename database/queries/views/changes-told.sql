-- src/views/changes-told.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- changesTold

select id, at, actor_kind, actor_id, actor_role, agency_id, kind, reason, data
from ledger_entry
where subject_kind = $1 and subject_id = $2 and ($3::bigint is null or id < $4::bigint)
order by id desc
limit $5;

select id, full_name as name
from officer
where id = any($1::uuid[]);


-- latestChanges

select entry.id, entry.at, entry.reason as what, author.full_name as by, entry.data -> 'before' as before, entry.data -> 'after' as after,
  coalesce(officer.full_name, agency.name, entry.subject_id) as about
from ledger_entry entry
left join officer author on author.id = entry.actor_id
left join officer on entry.subject_kind = 'officer' and officer.id::text = entry.subject_id
left join agency on entry.subject_kind = 'agency' and agency.id = entry.subject_id
where entry.kind = 'administered'
order by entry.id desc
limit $1;
