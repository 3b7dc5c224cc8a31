-- src/modules/paper/server/upload-store.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addPart

update upload set received = received + $1, parts = parts || $2::text
where id = $3 and holder = $4 and received = $5 and result is null
returning 1;


-- endUpload

update upload set result = $1::jsonb, parts = '{}'
where id = $2 and holder = $3 and result is null
returning 1;


-- findUpload

select
id, draft_id as "draftId", person_id as "personId", component, name, fingerprint, metadata, size, received, parts, result,
created_at as "createdAt", expires_at as "expiresAt" from upload where id = $1;


-- forgetExpiredUploads

delete from upload
where expires_at < $1;


-- holdOn

update upload set held_until = clock_timestamp() + make_interval(secs => $1)
where id = $2 and holder = $3
returning wanted;


-- insertUpload

insert into upload (id, draft_id, person_id, component, name, fingerprint, metadata, size, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6,
  $7::jsonb, $8, $9, $10);


-- knownUploads

select id
from upload
where id = any($1::uuid[]);


-- letGoUpload

update upload
set holder = null, held_until = null, wanted = false
where id = $1 and holder = $2;


-- removeUpload

delete from upload
where id = $1;


-- takeUpload

update upload set holder = $1, held_until = clock_timestamp() + make_interval(secs => $2), wanted = false
where id = $3 and (holder is null or held_until < clock_timestamp())
returning 1;

update upload
set wanted = true
where id = $1 and not wanted;


-- unfinishedUploads

select
id, draft_id as "draftId", person_id as "personId", component, name, fingerprint, metadata, size, received, parts, result,
created_at as "createdAt", expires_at as "expiresAt" from upload where draft_id = $1 and result is null order by created_at, id;


-- uploadsUnderWay

select count(*)::int as count, coalesce(sum(size), 0)::bigint as bytes
from upload
where person_id = $1 and result is null;
