-- src/modules/dossier/server/desk-note-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- deskNotesOf

select id, officer_id as "officerId", officer_role as role, text, written_at as "writtenAt"
from desk_note
where dossier_id = $1
order by id;


-- eraseDeskNote

update desk_note set text = null, erased_at = $1
where id = $2 and dossier_id = $3 and officer_id = $4 and text is not null;


-- insertDeskNote

insert into desk_note (id, dossier_id, officer_id, officer_role, request_key, text, written_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (officer_id, request_key) do nothing;
