-- src/views/unread-elsewhere.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- unreadElsewhere

select count(*)::int as unread
from notice n
where n.person_id = $1 and n.channel = 'inbox' and n.read_at is null and n.principal_id <> n.person_id
  and exists (
    select from mandate m
    where m.delegate_id = n.person_id and m.principal_id = n.principal_id and m.state = 'in-force'
      and m.from_on <= $2 and (m.until_on is null or m.until_on >= $3));
