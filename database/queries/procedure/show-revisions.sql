-- src/modules/procedure/server/show-revisions.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- listRevisions

select id, number, state, staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
  jsonb_array_length(flags) as flags
from procedure_revision where code = $1
order by number desc;


-- stagedBeside

select
id, code, number, state, content_hash as "contentHash", flags,
staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
record, cases, components, channels, form, route, handling from procedure_revision
  where state = 'staged' and code = any($1::text[])
  order by code;

select
id, code, number, state, content_hash as "contentHash", flags,
staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
record, cases, components, channels, form, route, handling from procedure_revision
  where state = 'published' and code = any($1::text[]);
