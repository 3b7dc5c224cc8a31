-- src/views/desk-side.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- deskSide

select round, place, officer_id as "officerId", verdict, code, reason, checked_at as "checkedAt"
from dossier_check
where dossier_id = $1
order by checked_at, place;

select id, officer_id as "officerId", officer_role as role, text, written_at as "writtenAt"
from desk_note
where dossier_id = $1
order by id;

select id, full_name as name
from officer
where id = any($1::uuid[]);
