import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { dayOf, dossierCode } from '../reference.ts';
import type { DossierFact } from '../fact.ts';
import type { Note } from './note.ts';
import type { Projection } from '../projection.ts';

/** What one action leaves behind, all of it or nothing. */
export interface Recording {
  readonly dossierId: string;
  /** The number of the last fact the action was decided upon. */
  readonly version: number;
  readonly fact: DossierFact;
  readonly projection: Projection;
  readonly notes: readonly Note[];
  readonly request: { readonly owner: string; readonly key: string; readonly bodyHash: string; readonly answer: unknown };
}

/** Holds a dossier until the transaction ends; false when it is no longer at the version an action is being decided upon. */
export async function holdDossier(db: Db, held: { readonly id: string; readonly version: number }): Promise<boolean> {
  const { rows } = await sql`select 1 from dossier where id = ${held.id} and version = ${held.version} for update`.execute(db);
  return rows.length === 1;
}

/**
 * The next code of an agency on a day. The counter is raised in the caller's transaction: rolled back with it, so no gap; locked
 * until it ends, so no duplicate. Whoever waits stands in line: a row that twenty want at once goes to anybody, and some wait long.
 */
export async function nextDossierCode(db: Db, agencyId: string, at: Temporal.Instant): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into dossier_code_counter (agency_id, on_date, last)
    select ${agencyId}, ${dayOf(at)}::date, 1 from pg_advisory_xact_lock(hashtextextended(${`dossier-code ${agencyId}`}::text, 0))
    on conflict (agency_id, on_date) do update set last = dossier_code_counter.last + 1
    returning last`.execute(db);
  return dossierCode(agencyId, at, rows[0]?.last ?? 1);
}

/**
 * Appends a fact with its notes and request key, renews the projection and leaves the job that tells of it: one statement.
 * False when somebody recorded something in between; then nothing is written.
 */
export async function appendFact(db: Db, recording: Recording): Promise<boolean> {
  const { dossierId, fact, projection: row, request } = recording;
  const at = fact.at;
  const notes = recording.notes.map(({ ref, kind, text, salt }) => ({ id: ref.id, kind, text, salt }));
  const { rows } = await sql<{ written: number }>`
    with moved as (
      update dossier set
        place = ${row.place}, national = ${row.national}, code = ${row.code}, unit_id = ${row.unitId}, assignee_id = ${row.assigneeId}::uuid,
        consulted = ${row.consulted}::text[],
        step_id = ${row.stepId}, received_at = ${row.receivedAt}::timestamptz, due_at = ${row.dueAt}::timestamptz,
        act_by = coalesce(${row.actBy}::timestamptz, 'infinity'), ended_at = ${row.endedAt}::timestamptz, outcome = ${row.outcome},
        result_number = ${row.resultNumber}, result_paper = ${row.resultPaper}, version = ${row.version}, updated_at = ${at}::timestamptz,
        search_text = case when code is null and ${row.code}::text is not null then lower(${row.code}::text) || ' ' || search_text else search_text end
      where id = ${dossierId} and version = ${recording.version}
      returning id
    ), noted as (
      insert into dossier_note (id, dossier_id, kind, text, salt, written_at)
      select note.id, moved.id, note.kind, note.text, note.salt, ${at}::timestamptz
      from moved, jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as note (id uuid, kind text, text text, salt text)
    ), happened as (
      insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, actor_id, actor_role, agency_id, mandate_id, stands_in_for, data)
      select id, ${fact.seq}, ${fact.id}::uuid, ${fact.type}, ${at}::timestamptz, ${fact.by.kind}, ${fact.by.id}::uuid, ${fact.by.role},
        ${fact.by.agencyId}, ${fact.by.mandateId ?? null}::uuid, ${fact.by.standsInFor ?? null}::uuid, ${JSON.stringify(fact.data)}::jsonb
      from moved
      returning dossier_id, seq
    ), keyed as (
      insert into request_key (owner, key, dossier_id, fact_id, body_hash, answer, at)
      select ${request.owner}, ${request.key}, id, ${fact.id}::uuid, ${request.bodyHash}, ${JSON.stringify(request.answer)}::json, ${at}::timestamptz
      from moved
    )
    select count(leave_job('fact-recorded', json_build_object('dossierId', dossier_id, 'seq', seq)))::int as written
    from happened`.execute(db);
  return rows[0]?.written === 1;
}
