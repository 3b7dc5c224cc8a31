-- src/views/control-slip.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- controlSlip

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
