-- src/modules/dossier/server/supplement-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dropSupplementDraft

delete from draft
where id = $1 and purpose = 'supplement';


-- getContents

select answers, hash as "answersHash", round as "answersRound",
(select coalesce(json_agg(json_build_object('id', p.id, 'round', p.round, 'component', p.component, 'sha256', p.sha256, 'name', p.name,
  'mediaType', p.media_type, 'size', p.size, 'origin', p.origin, 'givenAt', p.given_at, 'supersededAt', p.superseded_at,
  'scan', coalesce(o.scan, 'unchecked')) order by p.given_at, p.id), '[]')
 from dossier_paper p left join stored_object o on o.sha256 = p.sha256 where p.dossier_id = a.dossier_id) as papers
  from dossier_answers a
  where dossier_id = $1 and superseded_at is null;


-- openSupplementDraft

insert into draft (id, purpose, round, procedure_code, procedure_revision_id, case_id, agency_id, channel, person_id, desk_id, answers,
  created_at, updated_at, expires_at)
select d.id, 'supplement', $1, d.procedure_code, d.procedure_revision_id, d.case_id, d.agency_id, d.channel, d.applicant_id,
  (select i.desk_id from counter_intake i where i.id = d.id), a.answers,
  $2, $3, $4
from dossier d
join dossier_answers a on a.dossier_id = d.id and a.superseded_at is null
where d.id = $5;


-- replaceContents

update dossier_answers
set superseded_at = $1
where dossier_id = $2 and superseded_at is null;

insert into dossier_answers (dossier_id, round, answers, salt, hash, given_at)
values ($1, $2, $3::jsonb, $4, $5, $6);

update dossier_paper set superseded_at = $1
where dossier_id = $2 and superseded_at is null and component = any($3::text[]);

insert into dossier_paper (id, dossier_id, round, component, sha256, name, media_type, size, origin, given_at)
select id, $1::uuid, $2, component, sha256, name, "mediaType", size, origin, $3::timestamptz
from jsonb_to_recordset($4::jsonb)
  as paper (id uuid, component text, sha256 text, name text, "mediaType" text, size bigint, origin text);

delete from draft
where id = $1 and purpose = 'supplement';
