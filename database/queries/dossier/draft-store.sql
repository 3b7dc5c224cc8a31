-- src/modules/dossier/server/draft-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- changeDraft

update draft set procedure_revision_id = $1, case_id = $2, agency_id = $3,
  answers = $4::jsonb, page = $5, updated_at = $6,
  expires_at = $7, version = version + 1
where id = $8
returning version;


-- deleteDraftPaper

delete from draft_paper
where id = $1 and draft_id = $2;

update draft
set version = version + 1, updated_at = $1
where id = $2;


-- findChangedAt

select changed_at as "changedAt"
from draft
where id = $1;


-- findDraft

select
id, purpose, procedure_code as "procedureCode", procedure_revision_id as "revisionId", case_id as "caseId", agency_id as "agencyId",
channel, person_id as "personId", round, desk_id as "deskId", answers, page, version, created_at as "createdAt", updated_at as "updatedAt",
expires_at as "expiresAt",
(select coalesce(json_agg(json_build_object('id', p.id, 'component', p.component, 'sha256', p.sha256, 'name', p.name,
  'mediaType', p.media_type, 'size', p.size, 'origin', p.origin, 'attachedAt', p.attached_at, 'position', p.position, 'turn', p.turn,
  'scan', coalesce(o.scan, 'unchecked')) order by p.position, p.attached_at, p.id), '[]')
 from draft_paper p left join stored_object o on o.sha256 = p.sha256 where p.draft_id = draft.id) as papers,
(select coalesce(json_agg(json_build_object('component', b.component, 'recipe', b.recipe, 'sha256', b.sha256, 'size', b.size,
  'pages', b.pages, 'madeAt', b.made_at, 'scan', coalesce(o.scan, 'unchecked')) order by b.made_at), '[]')
 from bound_paper b left join stored_object o on o.sha256 = b.sha256 where b.draft_id = draft.id) as bound,
(select coalesce(json_agg(json_build_object('component', b.component, 'originals', b.originals, 'certified', b.certified,
  'copies', b.copies, 'compared', b.compared) order by b.component), '[]')
 from brought_paper b where b.intake_id = draft.id and b.round = draft.round) as brought from draft where id = $1;


-- findForFiling

select
id, purpose, procedure_code as "procedureCode", procedure_revision_id as "revisionId", case_id as "caseId", agency_id as "agencyId",
channel, person_id as "personId", round, desk_id as "deskId", answers, page, version, created_at as "createdAt", updated_at as "updatedAt",
expires_at as "expiresAt",
(select coalesce(json_agg(json_build_object('id', p.id, 'component', p.component, 'sha256', p.sha256, 'name', p.name,
  'mediaType', p.media_type, 'size', p.size, 'origin', p.origin, 'attachedAt', p.attached_at, 'position', p.position, 'turn', p.turn,
  'scan', coalesce(o.scan, 'unchecked')) order by p.position, p.attached_at, p.id), '[]')
 from draft_paper p left join stored_object o on o.sha256 = p.sha256 where p.draft_id = draft.id) as papers,
(select coalesce(json_agg(json_build_object('component', b.component, 'recipe', b.recipe, 'sha256', b.sha256, 'size', b.size,
  'pages', b.pages, 'madeAt', b.made_at, 'scan', coalesce(o.scan, 'unchecked')) order by b.made_at), '[]')
 from bound_paper b left join stored_object o on o.sha256 = b.sha256 where b.draft_id = draft.id) as bound,
(select coalesce(json_agg(json_build_object('component', b.component, 'originals', b.originals, 'certified', b.certified,
  'copies', b.copies, 'compared', b.compared) order by b.component), '[]')
 from brought_paper b where b.intake_id = draft.id and b.round = draft.round) as brought,
    (select json_build_object('bodyHash', r.body_hash, 'answer', r.answer)
     from request_key r where r.owner = $1 and r.key = $2) as earlier
  from (select $3::uuid as draft_id) as asked
  left join draft on draft.id = asked.draft_id;


-- forgetExpiredDrafts

with gone as (
  delete from draft where purpose = 'filing' and expires_at < $1 returning id
), unsaid as (
  delete from answer_reach where draft_id in (select id from gone)
), undeclared as (
  delete from declared_absent where draft_id in (select id from gone)
), unmet as (
  delete from counter_intake where id in (select id from gone)
)
select count(*)::int as count from gone;


-- holdDraft

select 1
from draft
where id = $1
for update;

select
id, purpose, procedure_code as "procedureCode", procedure_revision_id as "revisionId", case_id as "caseId", agency_id as "agencyId",
channel, person_id as "personId", round, desk_id as "deskId", answers, page, version, created_at as "createdAt", updated_at as "updatedAt",
expires_at as "expiresAt",
(select coalesce(json_agg(json_build_object('id', p.id, 'component', p.component, 'sha256', p.sha256, 'name', p.name,
  'mediaType', p.media_type, 'size', p.size, 'origin', p.origin, 'attachedAt', p.attached_at, 'position', p.position, 'turn', p.turn,
  'scan', coalesce(o.scan, 'unchecked')) order by p.position, p.attached_at, p.id), '[]')
 from draft_paper p left join stored_object o on o.sha256 = p.sha256 where p.draft_id = draft.id) as papers,
(select coalesce(json_agg(json_build_object('component', b.component, 'recipe', b.recipe, 'sha256', b.sha256, 'size', b.size,
  'pages', b.pages, 'madeAt', b.made_at, 'scan', coalesce(o.scan, 'unchecked')) order by b.made_at), '[]')
 from bound_paper b left join stored_object o on o.sha256 = b.sha256 where b.draft_id = draft.id) as bound,
(select coalesce(json_agg(json_build_object('component', b.component, 'originals', b.originals, 'certified', b.certified,
  'copies', b.copies, 'compared', b.compared) order by b.component), '[]')
 from brought_paper b where b.intake_id = draft.id and b.round = draft.round) as brought from draft where id = $1;


-- holdUntouched

select pg_advisory_xact_lock(hashtextextended($1::text, 0));


-- insertDraft

insert into draft (id, purpose, procedure_code, procedure_revision_id, case_id, agency_id, channel, person_id, desk_id, answers, page,
  created_at, updated_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7,
  $8, $9, $10::jsonb, $11, $12, $13, $14);


-- insertDraftPaper

insert into draft_paper (id, draft_id, component, sha256, name, media_type, size, origin, attached_at, position, turn)
values ($1, $2, $3, $4, $5, $6, $7, $8,
  $9, $10, $11)
on conflict (draft_id, component, sha256) do nothing;

update draft
set version = version + 1, updated_at = $1
where id = $2;


-- keepChangedAt

update draft
set changed_at = $1::jsonb
where id = $2;


-- removeDraft

with gone as (
  delete from draft where id = $1 and purpose = 'filing' returning id
), unsaid as (
  delete from answer_reach where draft_id in (select id from gone)
), undeclared as (
  delete from declared_absent where draft_id in (select id from gone)
)
delete from counter_intake where id in (select id from gone);


-- touch

update draft
set version = version + 1, updated_at = $1
where id = $2;
