-- src/views/dossier-page.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dossierPage

select
d.id, d.reference, d.code, d.procedure_code as "procedureCode", d.procedure_revision_id as "revisionId", d.case_id as "caseId", d.channel,
d.applicant_id as "applicantId", d.applicant_name as "applicantName", d.desk_id as "deskId", d.agency_id as "agencyId",
d.unit_id as "unitId", d.assignee_id as "assigneeId", d.consulted, d.place, d.national, d.step_id as "stepId", d.filed_at as "filedAt",
d.received_at as "receivedAt", d.due_at as "dueAt", d.ended_at as "endedAt", d.outcome, d.result_number as "resultNumber",
d.result_paper as "resultPaper", d.version,
(select coalesce(json_agg(json_build_object('id', f.id, 'seq', f.seq, 'type', f.type, 'at', f.at, 'actor_kind', f.actor_kind,
  'actor_id', f.actor_id, 'actor_role', f.actor_role, 'agency_id', f.agency_id, 'mandate_id', f.mandate_id,
  'stands_in_for', f.stands_in_for, 'data', f.data) order by f.seq), '[]')
 from dossier_fact f where f.dossier_id = d.id) as facts,
(select json_build_object('answers', a.answers, 'answersHash', a.hash, 'answersRound', a.round, 'papers',
(select coalesce(json_agg(json_build_object('id', p.id, 'round', p.round, 'component', p.component, 'sha256', p.sha256, 'name', p.name,
  'mediaType', p.media_type, 'size', p.size, 'origin', p.origin, 'givenAt', p.given_at, 'supersededAt', p.superseded_at,
  'scan', coalesce(o.scan, 'unchecked')) order by p.given_at, p.id), '[]')
 from dossier_paper p left join stored_object o on o.sha256 = p.sha256 where p.dossier_id = a.dossier_id))
 from dossier_answers a where a.dossier_id = d.id and a.superseded_at is null) as contents,
(select coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'text', n.text, 'writtenAt', n.written_at)
  order by n.written_at, n.id), '[]')
 from dossier_note n where n.dossier_id = d.id and n.text is not null) as notes,
    exists (select from draft where draft.id = d.id) as "hasDraft"
  from dossier d where d.id = $1;


-- pageOf

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
  address, phone, opens_on as "opensOn", closes_on as "closesOn"
from agency
order by id;

select (select coalesce(json_agg(one), '[]') from (select id, full_name as name from officer where id = any($1::uuid[])) as one) as "officers", (select coalesce(json_agg(one), '[]') from (
  select
id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
issued_at as "issuedAt", verify_code as "verifyCode" from issued_paper where dossier_id = $2 order by issued_at, id) as one) as "issued";
