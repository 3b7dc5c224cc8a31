-- src/modules/dossier/server/filing-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- writeFiling

with taken as (
  delete from draft where id = $1 and version = $2 and purpose = 'filing' returning id
), filed as (
  insert into dossier (id, reference, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id,
    agency_id, unit_id, place, national, step_id, filed_at, act_by, track_factors, search_text, version, updated_at)
  select id, $3, $4, $5::uuid, $6, $7, $8::uuid,
    $9, $10, $11, $12, $13, $14, $15, $16::timestamptz,
    coalesce($17::timestamptz, 'infinity'), $18::text[], $19, 1, $20::timestamptz
  from taken
  returning id
), answered as (
  insert into dossier_answers (dossier_id, round, answers, salt, hash, given_at)
  select id, 0, $21::jsonb, $22, $23, $24::timestamptz from filed
), given as (
  insert into dossier_paper (id, dossier_id, round, component, sha256, name, media_type, size, origin, given_at)
  select paper.id, filed.id, 0, paper.component, paper.sha256, paper.name, paper."mediaType", paper.size, paper.origin, $25::timestamptz
  from filed, jsonb_to_recordset($26::jsonb)
    as paper (id uuid, component text, sha256 text, name text, "mediaType" text, size bigint, origin text)
), happened as (
  insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, actor_id, actor_role, agency_id, mandate_id, stands_in_for, data)
  select id, 1, $27::uuid, 'filed', $28::timestamptz, $29, $30::uuid,
    $31, $32, $33::uuid, $34::uuid,
    $35::jsonb
  from filed
  returning dossier_id, seq
), keyed as (
  insert into request_key (owner, key, dossier_id, fact_id, body_hash, answer, at)
  select $36, $37, id, $38::uuid, $39, $40::json, $41::timestamptz
  from filed
)
select count(leave_job('fact-recorded', json_build_object('dossierId', dossier_id, 'seq', seq)))::int as written
from happened;
