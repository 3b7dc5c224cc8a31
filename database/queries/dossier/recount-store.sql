-- src/modules/dossier/server/recount-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- markRecount

update due_recount set after_id = coalesce($1::uuid, after_id), looked_at = looked_at + $2,
  ended_at = $3::timestamptz
where id = $4;


-- moveDue

with held as (
  select id, due_at, act_by,
    (due_at, act_by) is distinct from ($1::timestamptz, coalesce($2::timestamptz, 'infinity')) as differs
  from dossier where id = $3 and version = $4
  for update
), written as (
  update dossier set due_at = $5::timestamptz, act_by = coalesce($6::timestamptz, 'infinity')
  from held where dossier.id = held.id and differs
), noted as (
  insert into due_moved (recount_id, dossier_id, due_before, due_after, act_before, act_after, moved_at)
  select $7, id, due_at, $8::timestamptz, nullif(act_by, 'infinity'), $9::timestamptz, $10
  from held where differs
  on conflict (recount_id, dossier_id) do nothing
  returning dossier_id, due_before is distinct from due_after and due_before is not null and due_after is not null as told
)
select differs, (select count(graphile_worker.add_job('due-moved', payload := json_build_object('dossierId', dossier_id, 'recountId', $11::text)))
  from noted where told) as jobs
from held;


-- openDossiersAfter

select id from dossier where ended_at is null and id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
order by id limit $2;


-- openDossiersTouched

select id
from dossier
where ended_at is null and updated_at >= $1::timestamptz
order by id;


-- openRecount

select id, after_id as "afterId", ended_at is not null as ended from due_recount
where asked_at = $1::timestamptz and because = $2
order by id limit 1;

insert into due_recount (id, because, asked_at, asked_by, started_at)
values ($1, $2, $3::timestamptz, $4::uuid, $5);
