-- src/views/bulk-results.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- bulkResults

select b.position, b.dossier_id as "dossierId", b.state, b.refusal, b.ended_at as "endedAt",
  case when b.state <> 'waiting' and b.refusal ->> 'code' is distinct from 'dossier.unknown' then coalesce(d.code, d.reference) end as number
from bulk_row b
left join dossier d on d.id = b.dossier_id
where b.run_id = $1 and (not $2 or b.state = 'refused')
order by b.position;


-- recentRuns

select id, action, total, state, asked_at as "askedAt" from bulk_run
where officer_id = $1 order by asked_at desc limit $2;
