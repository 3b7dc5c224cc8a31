-- src/modules/dossier/server/presence-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dropPresence

delete from dossier_presence
where dossier_id = $1 and officer_id = $2;


-- dropPresenceBefore

delete from dossier_presence
where opened_at < $1 and (beat_at is null or beat_at < $2);


-- keepBeat

insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
values ($1, $2, $3, $4, $5)
on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, beat_at = excluded.beat_at;


-- keepOpened

insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
values ($1, $2, $3, $4, null)
on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, opened_at = excluded.opened_at, beat_at = null;


-- othersHere

select p.officer_id as "officerId", o.full_name as name, p.officer_role as role
from dossier_presence p
join officer o on o.id = p.officer_id
where p.dossier_id = $1 and p.officer_id <> $2
  and case when p.beat_at is null then p.opened_at > $3 else p.beat_at > $4 end
order by o.full_name, p.officer_id;
