-- src/modules/dossier/server/fact-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- appendFact

with moved as (
  update dossier set
    place = $1, national = $2, code = $3, unit_id = $4, assignee_id = $5::uuid,
    consulted = $6::text[],
    step_id = $7, received_at = $8::timestamptz, due_at = $9::timestamptz,
    act_by = coalesce($10::timestamptz, 'infinity'), ended_at = $11::timestamptz, outcome = $12,
    result_number = $13, result_paper = $14, version = $15, updated_at = $16::timestamptz,
    search_text = case when code is null and $17::text is not null then lower($18::text) || ' ' || search_text else search_text end
  where id = $19 and version = $20
  returning id
), noted as (
  insert into dossier_note (id, dossier_id, kind, text, salt, written_at)
  select note.id, moved.id, note.kind, note.text, note.salt, $21::timestamptz
  from moved, jsonb_to_recordset($22::jsonb) as note (id uuid, kind text, text text, salt text)
), happened as (
  insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, actor_id, actor_role, agency_id, mandate_id, stands_in_for, data)
  select id, $23, $24::uuid, $25, $26::timestamptz, $27, $28::uuid, $29,
    $30, $31::uuid, $32::uuid, $33::jsonb
  from moved
  returning dossier_id, seq
), keyed as (
  insert into request_key (owner, key, dossier_id, fact_id, body_hash, answer, at)
  select $34, $35, id, $36::uuid, $37, $38::json, $39::timestamptz
  from moved
)
select count(leave_job('fact-recorded', json_build_object('dossierId', dossier_id, 'seq', seq)))::int as written
from happened;


-- holdDossier

select 1
from dossier
where id = $1 and version = $2
for update;


-- nextDossierCode

insert into dossier_code_counter (agency_id, on_date, last)
select $1, $2::date, 1 from pg_advisory_xact_lock(hashtextextended($3::text, 0))
on conflict (agency_id, on_date) do update set last = dossier_code_counter.last + 1
returning last;
