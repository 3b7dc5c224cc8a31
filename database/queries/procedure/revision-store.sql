-- src/modules/procedure/server/revision-store.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- componentsEverPublished

select code, components from procedure_revision
where state <> 'staged' and code = any($1::text[])
order by code, number desc;


-- dropStaged

delete from procedure_revision
where state = 'staged' and code = any($1::text[]);


-- findPublishedRevision

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select
id, code, number, state, content_hash as "contentHash", flags,
staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
record, cases, components, channels, form, route, handling from procedure_revision
  where state = 'published' and code = any($1::text[]);


-- findRevision

select
id, code, number, state, content_hash as "contentHash", flags,
staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
record, cases, components, channels, form, route, handling from procedure_revision where id = $1;


-- getRevision

select
id, code, number, state, content_hash as "contentHash", flags,
staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
record, cases, components, channels, form, route, handling from procedure_revision where id = $1;


-- holdCatalogue

select pg_advisory_xact_lock(hashtext('procedure-catalogue'));


-- publishRevision

update procedure_revision set state = 'superseded'
where code = $1 and state = 'published';

update procedure_revision
set state = 'published', published_at = $1, published_by = $2
where id = $3 and state = 'staged';


-- publishedRevisions

select
id, code, number, state, content_hash as "contentHash", flags,
staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
record, cases, components, channels, form, route, handling from procedure_revision
  where state = 'published' and code = any($1::text[]);


-- recordsEverPublished

select code, record from procedure_revision
where state <> 'staged' and code = any($1::text[])
order by code, number desc;


-- stageRevision

delete from procedure_revision
where state = 'staged' and code = any($1::text[]);

insert into procedure_revision
  (id, code, number, state, record, cases, components, channels, form, route, handling, flags, content_hash, staged_at)
values (
  $1, $2,
  (select coalesce(max(number), 0) + 1 from procedure_revision where code = $3),
  'staged', $4::json, $5::jsonb,
  $6::jsonb, $7::jsonb,
  $8::jsonb, $9::jsonb,
  $10::jsonb, $11::jsonb,
  $12, $13
)
returning number;


-- stagedRevisions

select
id, code, number, state, content_hash as "contentHash", flags,
staged_at as "stagedAt", published_at as "publishedAt", published_by as "publishedBy",
record, cases, components, channels, form, route, handling from procedure_revision
  where state = 'staged' and code = any($1::text[])
  order by code;
