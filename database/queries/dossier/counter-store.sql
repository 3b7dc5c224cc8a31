-- src/modules/dossier/server/counter-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findBrought

select round, component, originals, certified, copies, compared
from brought_paper
where intake_id = $1
order by round, component;


-- findIntake

select id, desk_id as "deskId", officer_id as "officerId", person_id as "personId", mandate_id as "mandateId", seen_at as "seenAt",
  begun_at as "begunAt"
from counter_intake where id = $1;


-- insertIntake

insert into counter_intake (id, desk_id, officer_id, person_id, mandate_id, seen_at, begun_at)
values ($1, $2, $3, $4, $5, $6, $7);


-- writeBrought

delete from brought_paper
where intake_id = $1 and round = $2;

insert into brought_paper (intake_id, round, component, originals, certified, copies, compared)
select $1, $2, component, originals, certified, copies, compared
from jsonb_to_recordset($3::jsonb)
  as b (component text, originals smallint, certified smallint, copies smallint, compared boolean);
