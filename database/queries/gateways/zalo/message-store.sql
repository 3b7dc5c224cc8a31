-- src/gateways/zalo/message-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- markEnded

update zalo_message
set state = case when $1::text is null then 'sent' else 'failed' end, message_id = $2,
  error = $3, sent_at = case when $4::text is null then $5::timestamptz end, sealed = null
where id = $6 and state in ('queued', 'sending');


-- markQueued

update zalo_message
set state = 'queued', error = $1
where id = $2 and state = 'sending';


-- markSending

update zalo_message
set state = 'sending', started_at = $1
where id = $2;


-- nextMessage

select id, sealed, state, started_at as "startedAt" from zalo_message
where user_id = $1 and state in ('queued', 'sending')
order by id limit 1;


-- queueMessage

insert into zalo_message (id, user_id, sealed, queued_at)
values ($1, $2, $3, $4);
