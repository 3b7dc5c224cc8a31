-- src/views/counter-filed.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- counterFiled

select d.id, coalesce(d.code, d.reference) as number, coalesce(p.name, d.procedure_code) as "procedureName", d.applicant_name as who,
  o.full_name as "officerName", d.filed_at as "filedAt"
from (
  select id, officer_id, begun_at from counter_intake
  where desk_id = any($1::text[]) and exists (select 1 from dossier where dossier.id = counter_intake.id)
  order by begun_at desc limit $2
) i
join dossier d on d.id = i.id
join officer o on o.id = i.officer_id
left join procedure p on p.code = d.procedure_code
order by i.begun_at desc, d.id;
