-- src/views/live-figures.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countDossiers

select
  count(*) filter (where received_at is not null) as received,
  count(*) filter (where received_at is not null and ended_at is null) as open,
  count(*) filter (where national in (9, 10)) as settled,
  count(*) filter (where national in (9, 10) and ended_at <= due_at) as "onTime"
from dossier;


-- liveFigures

select
  count(*) filter (where received_at is not null) as received,
  count(*) filter (where received_at is not null and ended_at is null) as open,
  count(*) filter (where national in (9, 10)) as settled,
  count(*) filter (where national in (9, 10) and ended_at <= due_at) as "onTime"
from dossier;

select p.code, p.name, p.field
from (select procedure_code, count(*) as filed from dossier where filed_at >= $1 group by procedure_code) most
join procedure p on p.code = most.procedure_code
order by most.filed desc, p.code
limit $2;


-- popularProcedures

select p.code, p.name, p.field
from (select procedure_code, count(*) as filed from dossier where filed_at >= $1 group by procedure_code) most
join procedure p on p.code = most.procedure_code
order by most.filed desc, p.code
limit $2;
