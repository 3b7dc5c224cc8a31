-- src/modules/dossier/server/draft-paper-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addBoundPaper

insert into bound_paper (draft_id, component, recipe, sha256, size, pages, made_at)
select id, $1, $2, $3, $4, $5, $6::timestamptz
from draft where id = $7
on conflict (draft_id, component, recipe) do nothing;


-- arrangePapers

update draft_paper p set position = a.position, turn = a.turn
from jsonb_to_recordset($1::jsonb) as a (id uuid, position integer, turn smallint)
where p.id = a.id and p.draft_id = $2;

update draft
set version = version + 1, updated_at = $1
where id = $2;


-- draftsOfPerson

select (select count(*)::int from draft where person_id = $1 and desk_id is null and purpose = 'filing') as count,
(select coalesce(sum(p.size), 0)::bigint from draft_paper p join draft d on d.id = p.draft_id where d.person_id = $2 and d.desk_id is null) as bytes;


-- holdBinding

select pg_advisory_xact_lock(hashtextextended($1::text, 0));
