-- src/views/messages-sent.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- messagesSent

select distinct on (n.occasion) n.id, n.kind, n.subject, n.body, n.created_at as "at",
  (select json_agg(distinct jsonb_build_object('channel', way.channel, 'state', way.state))
   from notice way
   where way.occasion = n.occasion and coalesce(way.principal_id, way.person_id) = $1) as ways
from notice n
where coalesce(n.principal_id, n.person_id) = $2 and n.channel = 'inbox' and n.dossier_id = $3
order by n.occasion, n.id;
