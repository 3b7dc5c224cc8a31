-- src/views/picked-rows.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- pickedRows

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

select d.id, coalesce(d.code, d.reference) as number, p.name as "procedureName", d.applicant_name as "applicantName", d.place,
  (select count(*) > 0 from dossier_seen s where s.dossier_id = d.id) as opened
from dossier d
left join procedure p on p.code = d.procedure_code
where d.id = any($1::uuid[]) and "unit_id" = any($2::text[])
order by d.act_by, d.id;
