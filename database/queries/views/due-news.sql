-- src/views/due-news.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dueNews

select person.id as "personId", case when r.own or o.id is not null then person.phone end as phone,
  case when r.own or o.id is not null then person.email end as email, coalesce(d.code, d.reference) as number, p.name as procedure,
  a.name as desk, m.due_before as before, m.due_after as after
from due_moved m
join dossier d on d.id = m.dossier_id
join procedure p on p.code = d.procedure_code
join agency a on a.id = d.desk_id
left join organisation o on o.id = d.applicant_id
join lateral readers_of(d.id, d.applicant_id, d.procedure_code, $1::date) r on true
join person on person.id = r.person_id
where m.dossier_id = $2 and m.recount_id = $3 and d.ended_at is null and d.due_at = m.due_after;
