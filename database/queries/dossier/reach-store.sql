-- src/modules/dossier/server/reach-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countReached

update fact_spread
set drafts = $1
where id = $2;


-- countSpread

insert into fact_spread (id, party_id, meaning, told_by, source, drafts, told_at)
values ($1, $2, $3, $4, $5, 0, $6)
on conflict (source, meaning) do nothing
returning id;


-- keepReaches

delete from answer_reach
where draft_id = $1;

insert into answer_reach (draft_id, meaning, reach, said_at, by_person)
select $1::uuid, meaning, reach, $2::timestamptz, $3::uuid
from jsonb_to_recordset($4::jsonb) as r (meaning text, reach text)
on conflict (draft_id, meaning) do update set reach = excluded.reach, said_at = excluded.said_at, by_person = excluded.by_person;


-- openDraftsOf

select id from draft
where person_id = $1 and purpose = 'filing' and desk_id is null and id is distinct from $2::uuid
order by created_at, id;


-- reachesOf

select meaning, reach
from answer_reach
where draft_id = $1;
