-- src/modules/conversation/server/message-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countWritten

select count(*) filter (where dossier_id = $1 and written_at > $2)::int as "toOne",
  count(*)::int as "toAll"
from dossier_message
where author_id = $3 and written_at > $4;


-- eraseUnread

update dossier_message set text = null, erased_at = $1
where id::text = $2 and dossier_id = $3 and author_id = $4 and read_at is null
  and text is not null;


-- findWritten

select id, dossier_id as "dossierId", text from dossier_message
where author_id = $1 and request_key = $2;


-- holdAuthor

select pg_advisory_xact_lock(hashtextextended('message ' || $1::text, 0));


-- insertMessage

insert into dossier_message (id, dossier_id, side, author_id, author_role, request_key, text, written_at)
values ($1, $2, $3, $4, $5, $6,
  $7, $8);


-- markMessagesRead

update dossier_message set read_at = $1, read_by = $2
where dossier_id = $3 and side = $4 and read_at is null;


-- messagesOf

select id, side, author_id as "authorId", author_role as "authorRole", text, written_at as "writtenAt", read_at as "readAt"
from dossier_message
where dossier_id = $1
order by id;
