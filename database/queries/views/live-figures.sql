-- src/views/live-figures.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countDossiers

select figure, sum(count)::int as count
from (
  select place, count from queue_count where scope = 'province' and holder = ''
  union all
  select place, change from queue_count_change where scope = 'province' and holder = ''
) as kept (figure, count)
group by figure;


-- liveFigures

select figure, sum(count)::int as count
from (
  select place, count from queue_count where scope = 'province' and holder = ''
  union all
  select place, change from queue_count_change where scope = 'province' and holder = ''
) as kept (figure, count)
group by figure;

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
