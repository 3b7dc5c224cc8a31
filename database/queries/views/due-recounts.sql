-- src/views/due-recounts.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dossiersMoved

select m.dossier_id as "dossierId", coalesce(d.code, d.reference) as number, d.agency_id as "agencyId",
  coalesce(m.due_before, m.act_before) as before, coalesce(m.due_after, m.act_after) as after
from due_moved m join dossier d on d.id = m.dossier_id
where m.recount_id = $1 and m.dossier_id > $2
order by m.dossier_id
limit $3;


-- latestRecounts

select r.id, r.because, r.asked_at as "askedAt", o.full_name as by, r.ended_at as "endedAt", r.looked_at as looked,
  (select count(*)::int from due_moved m where m.recount_id = r.id) as moved
from due_recount r left join officer o on o.id = r.asked_by
order by r.asked_at desc, r.id desc
limit $1;
