-- src/modules/dossier/server/fact-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- appendFact

with moved as (
  update dossier set
    place = $1, national = $2, code = $3, unit_id = $4, assignee_id = $5::uuid,
    step_id = $6, received_at = $7::timestamptz, due_at = $8::timestamptz,
    act_by = coalesce($9::timestamptz, 'infinity'), ended_at = $10::timestamptz, outcome = $11,
    result_number = $12, result_paper = $13, version = $14, updated_at = $15::timestamptz,
    search_text = case when code is null and $16::text is not null then lower($17::text) || ' ' || search_text else search_text end
  where id = $18 and version = $19
  returning id
), noted as (
  insert into dossier_note (id, dossier_id, kind, text, salt, written_at)
  select note.id, moved.id, note.kind, note.text, note.salt, $20::timestamptz
  from moved, jsonb_to_recordset($21::jsonb) as note (id uuid, kind text, text text, salt text)
), happened as (
  insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, actor_id, actor_role, agency_id, data)
  select id, $22, $23::uuid, $24, $25::timestamptz, $26, $27::uuid, $28,
    $29, $30::jsonb
  from moved
  returning dossier_id, seq
), keyed as (
  insert into request_key (owner, key, dossier_id, fact_id, body_hash, answer, at)
  select $31, $32, id, $33::uuid, $34, $35::jsonb, $36::timestamptz
  from moved
)
select count(graphile_worker.add_job('fact-recorded', payload := json_build_object('dossierId', dossier_id, 'seq', seq)))::int as written
from happened;


-- nextDossierCode

insert into dossier_code_counter (agency_id, on_date, last) values ($1, $2, 1)
on conflict (agency_id, on_date) do update set last = dossier_code_counter.last + 1
returning last;
