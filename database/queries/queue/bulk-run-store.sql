-- src/modules/queue/server/bulk-run-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- endRow

update bulk_row set state = $1, refusal = $2::jsonb, ended_at = $3::timestamptz
where run_id = $4 and position = $5 and state = 'waiting';


-- endRun

update bulk_run set state = $1, ended_at = $2::timestamptz
where id = $3 and state = 'running'
  and ($4 = 'halted' or not exists (select from bulk_row where run_id = bulk_run.id and state = 'waiting'));


-- findRun

select
r.id, r.owner, r.officer_id as "officerId", r.body_hash as "bodyHash", r.action, r.total, r.state, r.asked_at as "askedAt",
r.ended_at as "endedAt",
(select count(*)::int from bulk_row b where b.run_id = r.id and b.state = 'done') as done,
(select count(*)::int from bulk_row b where b.run_id = r.id and b.state = 'refused') as refused from bulk_run r where r.id = $1;


-- findRunByKey

select
r.id, r.owner, r.officer_id as "officerId", r.body_hash as "bodyHash", r.action, r.total, r.state, r.asked_at as "askedAt",
r.ended_at as "endedAt",
(select count(*)::int from bulk_row b where b.run_id = r.id and b.state = 'done') as done,
(select count(*)::int from bulk_row b where b.run_id = r.id and b.state = 'refused') as refused from bulk_run r where r.owner = $1 and r.request_key = $2;


-- insertRun

with run as (
  insert into bulk_run (id, owner, officer_id, request_key, body_hash, action, total, asked_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (owner, request_key) do nothing
  returning id
)
, added as (
  insert into bulk_row (run_id, position, dossier_id, version, body)
  select run.id, given.position, given."dossierId", given.version, given.body
  from run, jsonb_to_recordset($9::jsonb) as given (position integer, "dossierId" uuid, version integer, body jsonb)
)
select count(*)::int as written from run;


-- waitingRows

select b.position, b.dossier_id as "dossierId", b.version, b.body
from bulk_row b
join bulk_run r on r.id = b.run_id and r.state = 'running'
where b.run_id = $1 and b.state = 'waiting'
order by b.position
limit $2;
