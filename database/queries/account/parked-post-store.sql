-- src/modules/account/server/parked-post-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- deleteParkedPost

delete from parked_post
where token_hash = $1;


-- insertParkedPost

insert into parked_post (token_hash, path, body, parked_at, expires_at)
values ($1, $2, $3, $4, $5);


-- takeParkedPost

delete from parked_post where token_hash = $1 and path = $2 and expires_at > $3
returning body;
