-- src/modules/dossier/server/note-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- notesOf

select id, kind, text, written_at as "writtenAt"
from dossier_note
where dossier_id = $1 and text is not null
order by written_at, id;
