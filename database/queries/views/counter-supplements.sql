-- src/views/counter-supplements.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- counterSupplements

select draft.id, coalesce(d.code, d.reference) as number, coalesce(p.name, d.procedure_code) as "procedureName",
  d.applicant_name as who, draft.expires_at as "answerBy"
from draft
join dossier d on d.id = draft.id
left join procedure p on p.code = d.procedure_code
where draft.desk_id = any($1::text[]) and draft.purpose = 'supplement'
order by draft.expires_at, draft.id
limit $2;
