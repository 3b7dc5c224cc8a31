-- src/modules/dossier/server/presence-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dropPresence

with sign as (
delete from dossier_presence where dossier_id = $1 and officer_id = $2)
select set_config('synchronous_commit', 'off', true) as commit, (
  select coalesce(json_agg(json_build_object('officerId', p.officer_id, 'name', o.full_name, 'role', p.officer_role)
    order by o.full_name, p.officer_id), '[]')
  from dossier_presence p
  join officer o on o.id = p.officer_id
  where p.dossier_id = $3 and p.officer_id <> $4
    and case when p.beat_at is null then p.opened_at > $5 else p.beat_at > $6 end
) as others;


-- dropPresenceBefore

delete from dossier_presence
where opened_at < $1 and (beat_at is null or beat_at < $2);


-- keepBeat

with sign as (
insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
values ($1, $2, $3, $4, $5)
on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, beat_at = excluded.beat_at)
select set_config('synchronous_commit', 'off', true) as commit, (
  select coalesce(json_agg(json_build_object('officerId', p.officer_id, 'name', o.full_name, 'role', p.officer_role)
    order by o.full_name, p.officer_id), '[]')
  from dossier_presence p
  join officer o on o.id = p.officer_id
  where p.dossier_id = $6 and p.officer_id <> $7
    and case when p.beat_at is null then p.opened_at > $8 else p.beat_at > $9 end
) as others;


-- keepOpened

with sign as (
insert into dossier_presence (dossier_id, officer_id, officer_role, opened_at, beat_at)
values ($1, $2, $3, $4, null)
on conflict (dossier_id, officer_id) do update set officer_role = excluded.officer_role, opened_at = excluded.opened_at, beat_at = null)
select set_config('synchronous_commit', 'off', true) as commit, (
  select coalesce(json_agg(json_build_object('officerId', p.officer_id, 'name', o.full_name, 'role', p.officer_role)
    order by o.full_name, p.officer_id), '[]')
  from dossier_presence p
  join officer o on o.id = p.officer_id
  where p.dossier_id = $5 and p.officer_id <> $6
    and case when p.beat_at is null then p.opened_at > $7 else p.beat_at > $8 end
) as others;
