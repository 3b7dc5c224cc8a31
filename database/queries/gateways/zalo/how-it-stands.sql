-- src/gateways/zalo/how-it-stands.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- howZaloStands

select coalesce((select refused_at is null from zalo_grant where account_id = $1), false) as granted,
(select count(*)::int from zalo_event where done_at is null) as unanswered,
(select min(received_at) from zalo_event where done_at is null) as since,
(select count(*)::int from zalo_message where state = 'failed' and queued_at > $2) as failed;
