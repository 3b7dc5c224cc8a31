-- src/views/procedures-kept.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- codesStaged

select code
from procedure_revision
where state = 'staged'
order by code;


-- proceduresKept

select code, name, number, published_at as "publishedAt", flags, staged from (
  select coalesce(p.code, s.code) as code, coalesce(s.record ->> 'name', p.record ->> 'name') as name, p.number, p.published_at,
    jsonb_array_length(coalesce(s.flags, p.flags)) as flags, s.number as staged
  from (select code, record, number, published_at, flags from procedure_revision where state = 'published') p
  full join (select code, record, number, flags from procedure_revision where state = 'staged') s on s.code = p.code
) kept
where (vi_fold(name) like $1 or code like $2) and code > $3
order by code
limit $4;
