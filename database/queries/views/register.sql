-- src/views/register.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- registerInFull

with page as (
  select id, code, procedure_code, procedure_revision_id, applicant_name, agency_id, place, received_at, due_at
  from dossier
  where desk_id = $1 and received_at >= $2 and received_at < $3
    and ($4::text is null or agency_id = $5)
    and ($6::timestamptz is null or (received_at, id) > ($7::timestamptz, $8::uuid))
  order by received_at, id
  limit $9
)
select page.id as "dossierId", r.number, page.code, p.name as "procedureName", page.applicant_name as "applicantName",
  page.agency_id as "agencyId", page.place, page.received_at as "receivedAt", page.due_at as "dueAt", given.at as "returnedAt",
  given.data ->> 'to' as "takenBy", a.answers -> 'delivery' ->> 'how' as delivery,
  (select count(*)::int from dossier_paper dp where dp.dossier_id = page.id and dp.superseded_at is null)
    + (select coalesce(sum(b.originals + b.certified + b.copies), 0)::int from brought_paper b where b.intake_id = page.id) as papers,
  page.procedure_revision_id as "revisionId", a.answers, page.received_at::text || '|' || page.id as cursor
from page
join procedure p on p.code = page.procedure_code
join dossier_answers a on a.dossier_id = page.id and a.superseded_at is null
left join register_line r on r.dossier_id = page.id
left join dossier_fact given on given.dossier_id = page.id and given.type = 'handed-over'
order by page.received_at, page.id;

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select code, kind, name, province_code as "provinceCode"
from place_unit
order by code;


-- registerPage

with page as (
  select id, code, procedure_code, procedure_revision_id, applicant_name, agency_id, place, received_at, due_at
  from dossier
  where desk_id = $1 and received_at >= $2 and received_at < $3
    and ($4::text is null or agency_id = $5)
    and ($6::timestamptz is null or (received_at, id) > ($7::timestamptz, $8::uuid))
  order by received_at, id
  limit $9
)
select page.id as "dossierId", r.number, page.code, p.name as "procedureName", page.applicant_name as "applicantName",
  page.agency_id as "agencyId", page.place, page.received_at as "receivedAt", page.due_at as "dueAt", given.at as "returnedAt",
  given.data ->> 'to' as "takenBy", a.answers -> 'delivery' ->> 'how' as delivery,
  (select count(*)::int from dossier_paper dp where dp.dossier_id = page.id and dp.superseded_at is null)
    + (select coalesce(sum(b.originals + b.certified + b.copies), 0)::int from brought_paper b where b.intake_id = page.id) as papers,
  page.procedure_revision_id as "revisionId", a.answers, page.received_at::text || '|' || page.id as cursor
from page
join procedure p on p.code = page.procedure_code
join dossier_answers a on a.dossier_id = page.id and a.superseded_at is null
left join register_line r on r.dossier_id = page.id
left join dossier_fact given on given.dossier_id = page.id and given.type = 'handed-over'
order by page.received_at, page.id;
