-- src/modules/procedure/server/procedure-store.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- codesToIndex

select code
from procedure
where indexed is null or code = any($1::text[])
order by code;


-- countProcedures

select count(*)::int as count
from procedure;


-- listInCatalogue

insert into procedure
  (code, name, field, field_code, level, audience, online, agency_id, online_level, published_revision_id)
values (
  $1, $2, $3, $4, $5, $6,
  $7, $8,
  $9, $10
)
on conflict (code) do update set
  name = excluded.name, field = excluded.field, field_code = excluded.field_code, level = excluded.level,
  audience = excluded.audience, online = excluded.online, agency_id = excluded.agency_id,
  online_level = excluded.online_level, published_revision_id = excluded.published_revision_id;


-- procedureCodes

select code from procedure
where translate(code, '.', '') like $1
order by code
limit $2;


-- procedureNames

select code, name
from procedure
where code = any($1::text[]);


-- scoreProcedures

with asked as (
  select * from unnest(
    $1::int[], $2::int[],
    $3::text[], $4::real[]
  ) as asked (reading, place, term, worth)
), found as (
  select search_entry.code, asked.reading, asked.place, max(asked.worth * search_entry.weight) as worth
  from asked
  join search_entry on search_entry.term = asked.term
  group by search_entry.code, asked.reading, asked.place
), scored as (
  select code, max(score) as score
  from (select code, sum(worth) as score from found group by code, reading) as read
  group by code
)
select scored.code, scored.score
from scored
join procedure on procedure.code = scored.code
where scored.score >= $5::real
order by scored.score desc, length(procedure.name), scored.code
limit $6;
