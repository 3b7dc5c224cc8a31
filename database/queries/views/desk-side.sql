-- src/views/desk-side.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- deskSide

select (select coalesce(json_agg(one), '[]') from (
select said.*, (select coalesce(full_name, '') from officer where officer.id = said."officerId") as "officerName"
from (
select round, place, officer_id as "officerId", verdict, code, reason, checked_at as "checkedAt"
from dossier_check
where dossier_id = $1
order by checked_at, place) as said
order by "checkedAt", place) as one) as "checks", (select coalesce(json_agg(one), '[]') from (
select said.*, (select coalesce(full_name, '') from officer where officer.id = said."officerId") as "officerName"
from (
select id, officer_id as "officerId", officer_role as role, text, written_at as "writtenAt"
from desk_note
where dossier_id = $2
order by id) as said
order by id) as one) as "notes";
