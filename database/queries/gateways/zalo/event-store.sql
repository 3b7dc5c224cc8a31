-- src/gateways/zalo/event-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- arrivedAs

select message_id as "messageId"
from zalo_receipt
where tracking_id = $1
limit 1;


-- endTurn

update zalo_user
set turn_until = null
where user_id = $1;


-- forgetZalo

delete from zalo_event
where received_at < $1;

delete from zalo_message
where queued_at < $1;

delete from zalo_link_token
where expires_at < $1;

delete from zalo_link_code
where expires_at < $1;


-- keepEvent

insert into zalo_event (key, user_id, at, sealed, received_at)
values ($1, $2, $3, $4, $5)
on conflict (key) do nothing
returning key;


-- keepReceipt

insert into zalo_receipt (message_id, tracking_id, delivered_at, seen_at)
select id, $1, $2, $3::timestamptz from unnest($4::text[]) as id
on conflict (message_id) do update
  set delivered_at = least(zalo_receipt.delivered_at, excluded.delivered_at), seen_at = coalesce(zalo_receipt.seen_at, excluded.seen_at);


-- lastInteraction

select last_interaction_at as at
from zalo_user
where user_id = $1;


-- markDone

update zalo_event
set done_at = $1
where key = $2 and done_at is null;


-- nextEvent

select key, sealed
from zalo_event
where user_id = $1 and done_at is null
order by at, key
limit 1;


-- noteInteraction

insert into zalo_user (user_id, last_interaction_at, follows)
values ($1, $2, $3)
on conflict (user_id) do update
  set last_interaction_at = greatest(zalo_user.last_interaction_at, excluded.last_interaction_at),
    follows = coalesce($4::boolean, zalo_user.follows);


-- takeTurn

insert into zalo_user (user_id, turn_until) values ($1, $2)
on conflict (user_id) do update set turn_until = excluded.turn_until
  where zalo_user.turn_until is null or zalo_user.turn_until <= $3
returning user_id;
