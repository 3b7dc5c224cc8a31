-- src/modules/dossier/server/check-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- checksOf

select round, place, officer_id as "officerId", verdict, code, reason, checked_at as "checkedAt"
from dossier_check
where dossier_id = $1
order by checked_at, place;


-- dropChecks

delete from dossier_check
where dossier_id = $1 and place = $2;


-- keepCheck

insert into dossier_check (dossier_id, round, place, officer_id, verdict, code, reason, checked_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (dossier_id, round, place, officer_id) do update
  set verdict = excluded.verdict, code = excluded.code, reason = excluded.reason, checked_at = excluded.checked_at;
