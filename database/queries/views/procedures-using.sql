-- src/views/procedures-using.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- proceduresUsing

select (select json_object_agg(room, revision)
from reference_revision) as marks;

with issued as (
  select t.type
  from paper_terms t
  where t.holding = 'kept' and t.type = coalesce(
    (select k.type from paper_code k where k.kind = 'result' and k.code = $1::text), $2::text
  )
)
select p.code, p.name
from procedure p
join procedure_revision r on r.id = p.published_revision_id
where exists (
  select from jsonb_array_elements(r.components) c
  left join paper_code k on k.kind = 'component' and k.code = c->>'code'
  where coalesce(k.type, c->>'paperType') in (select type from issued)
)
order by p.code;
