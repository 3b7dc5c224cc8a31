-- src/modules/agency/server/agency-standing-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- holdTree

select pg_advisory_xact_lock(hashtextextended('agencies', 0));


-- insertAgency

insert into agency (id, name, kind, parent_id, unit_code, session_plan_id, id_source, opens_on, kept_by_office)
values ($1, $2, $3, $4, $5, $6, $7, $8, true);


-- setCloses

update agency
set closes_on = $1::date, kept_by_office = true
where id = $2;
