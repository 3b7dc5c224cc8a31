-- src/modules/notice/server/way-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- beginWay

update notice
set way = $1, way_begun_at = $2
where id = $3 and state = 'queued';


-- keepMessageId

update notice
set message_id = $1, way_begun_at = null
where id = $2;


-- leaveWay

update notice set way_begun_at = null, tried = case when $1 then array_append(tried, $2::text) else tried end
where id = $3 and state = 'queued';
