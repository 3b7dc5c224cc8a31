-- src/modules/ledger/server/sealed-rows.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- compareRows

select count(found.name) as present, coalesce(sum(hashtextextended(found.name, 0)::numeric), 0)::text as sum,
  coalesce(jsonb_agg(jsonb_build_object('nth', asked.nth, 'name', found.name, 'digest', encode(found.digest, 'hex')) order by asked.nth)
    filter (where found.name is distinct from asked.name or found.digest is distinct from asked.digest), '[]') as wrong
from unnest($1::text[]::uuid[], $2::text[]::integer[], $3::text[], $4::bytea[]) with ordinality as asked (p0, p1, name, digest, nth)
left join lateral (select 'fact/' || t.dossier_id || '/' || t.seq || '/' || t.id as name, sha256(convert_to((jsonb_strip_nulls(to_jsonb(t) - '{dossier_id,seq,id,data}'::text[]) || jsonb_build_object('data', t.data))::text, 'UTF8')) as digest from dossier_fact t where t.dossier_id = asked.p0 and t.seq = asked.p1 offset 0) found on true;


-- findGone

select /* takes its time */ name from ledger_waiting waiting
where name like $1
  and not exists (select from "dossier_fact" t where 'fact/' || t.dossier_id || '/' || t.seq || '/' || t.id = waiting.name)
order by n
limit $2;


-- findUnsealed

with here as (select /* takes its time */ 'fact/' || t.dossier_id || '/' || t.seq || '/' || t.id as name from "dossier_fact" t)
select name from here
where not exists (select from ledger_waiting waiting where waiting.name = here.name)
  and not exists (select from (select unnest(names) as name from ledger_seal) sealed where sealed.name = here.name)
order by name
limit $1;


-- readRows

select asked.nth, found.name, found.digest
from unnest($1::text[]::uuid[], $2::text[]::integer[]) with ordinality as asked (p0, p1, nth)
left join lateral (select 'fact/' || t.dossier_id || '/' || t.seq || '/' || t.id as name, sha256(convert_to((jsonb_strip_nulls(to_jsonb(t) - '{dossier_id,seq,id,data}'::text[]) || jsonb_build_object('data', t.data))::text, 'UTF8')) as digest from dossier_fact t where t.dossier_id = asked.p0 and t.seq = asked.p1 offset 0) found on true
order by asked.nth;


-- sumRows

select /* takes its time */ count(*) as present, coalesce(sum(hashtextextended('fact/' || t.dossier_id || '/' || t.seq || '/' || t.id, 0)::numeric), 0)::text as sum
from "dossier_fact" t;


-- sumWaiting

select /* takes its time */ split_part(name, '/', 1) as source, count(*) as present, sum(hashtextextended(name, 0)::numeric)::text as sum
from ledger_waiting group by 1;
