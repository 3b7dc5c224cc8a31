-- src/modules/paper/server/stored-object-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findObject

select sha256, size, media_type as "mediaType", pages
from stored_object
where sha256 = $1;


-- recordObject

insert into stored_object (sha256, size, media_type, pages, stored_at)
values ($1, $2, $3, $4, $5)
on conflict (sha256) do nothing;
