-- src/views/national-papers.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- nationalPapers

select paper_id as "paperId", kind, dossier_id as "dossierId", component, procedure_code as "procedureCode", at, agency_id as "agencyId"
from locker_origin
where paper_id = any($1::uuid[])
union all
select paper_id, 'put-by', null, '', null, at, null from locker_put_by where paper_id = any($2::uuid[])
union all
select f.paper_id, 'fetched', null, '', null, i.at, null
from locker_fetched f
join locker_inquiry i on i.id = f.inquiry_id
where f.paper_id = any($3::uuid[])
order by at, kind;

select d.id, trim(r.record->'result'->>'code') as code
from dossier d
join procedure_revision r on r.id = d.procedure_revision_id
where d.id = any($1::uuid[]) and r.record->'result'->>'code' is not null;


-- resultCodes

select d.id, trim(r.record->'result'->>'code') as code
from dossier d
join procedure_revision r on r.id = d.procedure_revision_id
where d.id = any($1::uuid[]) and r.record->'result'->>'code' is not null;
