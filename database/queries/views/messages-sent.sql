-- src/views/messages-sent.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- messagesSent

select n.id, n.kind, n.subject, n.body, n.created_at as "at",
  (select json_agg(json_build_object('channel', way.channel, 'state', way.state) order by way.channel)
   from notice way
   where way.occasion = n.occasion and way.person_id = n.person_id) as ways
from notice n
where n.person_id = $1 and n.channel = 'inbox' and n.dossier_id = $2
order by n.id;
