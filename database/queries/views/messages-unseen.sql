-- src/views/messages-unseen.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- messagesUnseen

select dossier_id as id, count(*)::int as count
from dossier_message
where dossier_id = any($1::uuid[]) and side = $2 and read_at is null and text is not null
group by dossier_id;
