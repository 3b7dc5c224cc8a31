-- src/modules/paper/server/stored-object-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- contentsWaiting

select count(*)::int as count, min(stored_at) as since
from stored_object
where scan = 'waiting';


-- findObject

select sha256, size, media_type as "mediaType", pages, scan
from stored_object
where sha256 = $1;


-- holdObject

select 1
from stored_object
where sha256 = $1 for key share;

select sha256, size, media_type as "mediaType", pages, scan
from stored_object
where sha256 = $1;


-- markScanned

update stored_object set scan = $1, threat = $2, scanned_at = $3
where sha256 = $4 and scan = 'waiting'
returning 1;


-- onceScanned

select 1
from stored_object
where sha256 = any($1::text[]) and scan = 'waiting'
limit 1;


-- recordObject

insert into stored_object (sha256, size, media_type, pages, stored_at, seen_at, scan)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (sha256) do update set seen_at = greatest(stored_object.seen_at, excluded.seen_at),
  scan = case when stored_object.scan = 'unchecked' and excluded.scan = 'waiting' then 'waiting' else stored_object.scan end
returning scan;
