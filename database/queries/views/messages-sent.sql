-- src/views/messages-sent.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- messagesSent

select * from (select distinct on (n.occasion) n.id, n.kind, n.subject, n.body, n.created_at as "at",
  (select json_agg(distinct jsonb_build_object(
      'channel', case when way.way like 'zalo%' and way.state = 'sent' then 'zalo' else way.channel end,
      'state', case when way.state <> 'sent' then way.state when way.read_at is not null or receipt.seen_at is not null then 'seen'
        when receipt.message_id is not null then 'delivered' else 'sent' end))
   from notice way
   left join zalo_receipt receipt on receipt.message_id = way.message_id
   where way.occasion = n.occasion and coalesce(way.principal_id, way.person_id) = $1) as ways
from notice n
where coalesce(n.principal_id, n.person_id) = $2 and n.channel = 'inbox' and n.dossier_id = $3
order by n.occasion, n.id) as told
order by id;
