-- src/modules/ledger/server/seal-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- becomeSealer

select pg_try_advisory_xact_lock($1) as mine;


-- countWaiting

select count(*) as count, min(since) as since
from ledger_waiting;


-- findLastSeal

select number, head, total, sealed_at as "sealedAt"
from ledger_seal
order by number desc
limit 1;


-- headsAfter

select number, head, total, sealed_at as "sealedAt"
from ledger_seal
where number > $1
order by number
limit $2;


-- insertSeal

insert into ledger_seal (number, sealed_at, names, digests, total, previous, head)
values ($1, $2, $3::text[], $4, $5, $6, $7);


-- lookUpByKey

select set_config(name, value, true)
from (values ('enable_seqscan', 'off'), ('enable_hashjoin', 'off'), ('enable_mergejoin', 'off'), ('timezone', 'UTC')) as settings (name, value);


-- sealsAfter

select number, sealed_at as "sealedAt", names, digests, total, previous, head
from ledger_seal where number > $1 order by number limit $2;


-- searchFreely

select set_config(name, 'on', true)
from unnest($1::text[]) as settings (name);


-- takeWaiting

with taken as (
  delete from ledger_waiting where n in (select n from ledger_waiting order by n limit $1) returning n, name
)
select name from taken order by n;
