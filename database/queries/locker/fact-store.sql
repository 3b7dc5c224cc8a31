-- src/modules/locker/server/fact-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- enterThing

update locker_thing t set key = $1
where t.party_id = $2 and t.kind = $3 and t.key = $4
  and not exists (select 1 from locker_thing o where o.party_id = t.party_id and o.kind = t.kind and o.key = $5);

insert into locker_thing (id, party_id, kind, key, first_at) values ($1, $2, $3, $4, $5)
on conflict (party_id, kind, key) do update set first_at = least(locker_thing.first_at, excluded.first_at)
returning id;


-- findThing

select id
from locker_thing
where party_id = $1 and kind = $2 and key = $3;


-- keepFacts

update locker_thing t set key = $1
where t.party_id = $2 and t.kind = $3 and t.key = $4
  and not exists (select 1 from locker_thing o where o.party_id = t.party_id and o.kind = t.kind and o.key = $5);

insert into locker_thing (id, party_id, kind, key, first_at) values ($1, $2, $3, $4, $5)
on conflict (party_id, kind, key) do update set first_at = least(locker_thing.first_at, excluded.first_at)
returning id;

delete from locker_fact
where dossier_id = $1;

insert into locker_fact (party_id, thing_id, meaning, dossier_id, procedure_code, value, label, told, given_at, confirmed_at, confirmed_by,
  reach)
select $1::uuid, "thingId", meaning, $2::uuid, $3, value, label, told, "givenAt",
  "confirmedAt", "confirmedBy", reach
from jsonb_to_recordset($4::jsonb) as f ("thingId" uuid, meaning text, value jsonb, label text, told text,
  "givenAt" timestamptz, "confirmedAt" timestamptz, "confirmedBy" text, reach text)
on conflict (party_id, thing_id, meaning, dossier_id) do update set value = excluded.value, label = excluded.label, told = excluded.told,
  given_at = excluded.given_at, confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by,
  reach = excluded.reach;


-- statementsIn

select f.meaning, f.value, f.label, f.told, f.dossier_id as "dossierId", coalesce(d.code, d.reference) as number, f.given_at as "givenAt",
  f.confirmed_at as "confirmedAt", f.thing_id as "thingId", t.kind as "thingKind", null as by,
  f.reach, t.first_at as "firstAt"
from locker_fact f
join dossier d on d.id = f.dossier_id
left join locker_thing t on t.id = f.thing_id
where f.party_id = $1 and ($2::text[] is null or f.procedure_code = any($3::text[]))
union all
select s.meaning, s.value, s.label, s.told, null, null, s.at, case when s.confirmed_by is not null then s.at end, s.thing_id, t.kind,
  'owner', 'told', t.first_at
from locker_said s
left join locker_thing t on t.id = s.thing_id
where s.party_id = $4 and $5::text[] is null
order by "firstAt" nulls first, meaning, "givenAt";
