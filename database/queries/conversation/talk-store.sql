-- src/modules/conversation/server/talk-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- forgetTalks

delete from talk
where updated_at < $1;


-- holdTalk

select pg_advisory_xact_lock(hashtextextended('talk ' || $1::text || ' ' || $2::text, 0));

select state from talk
where channel = $1 and user_id = $2 and updated_at > $3;


-- keepTalk

insert into talk (channel, user_id, state, updated_at)
values ($1, $2, $3, $4)
on conflict (channel, user_id) do update set state = excluded.state, updated_at = excluded.updated_at;


-- noteTurn

insert into talk_turn (id, channel, at, intent, confidence, procedure_code)
values ($1, $2, $3, $4, $5, $6);
