import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { fold } from '#kernel/text';
import type { Draft } from '../draft.ts';
import type { DossierFact } from '../fact.ts';
import type { Projection } from '../projection.ts';
import type { WhatIsSent } from './what-is-sent.ts';

/** Everything a filing writes. */
export interface Filing {
  readonly draft: Draft;
  readonly fact: DossierFact<'filed'>;
  readonly projection: Projection;
  readonly sent: WhatIsSent;
  readonly sealed: { readonly salt: string; readonly hash: string };
  readonly applicant: { readonly name: string; readonly factors: readonly string[] };
  readonly request: { readonly owner: string; readonly key: string; readonly bodyHash: string };
  readonly answer: { readonly dossierId: string; readonly reference: string };
}

/**
 * Turns a draft into a dossier: row, answers, papers, first fact, request key and job, the draft gone, in one statement.
 *
 * It takes the draft away first, at the version that was checked: of many that send the same draft at once exactly one finds it. False
 * when this one did not, or when the reference or the request key is taken; then nothing is written.
 */
export async function writeFiling(db: Db, filing: Filing): Promise<boolean> {
  const { draft, fact, projection: row, sealed, applicant, request } = filing;
  const { data, at } = fact;
  const papers = filing.sent.papers.map((paper) => ({ ...paper, id: newId() }));
  const search = fold(`${data.reference} ${applicant.name}`);
  const statement = sql<{ written: number }>`
    with taken as (
      delete from draft where id = ${draft.id} and version = ${draft.version} and purpose = 'filing' returning id
    ), filed as (
      insert into dossier (id, reference, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id,
        agency_id, unit_id, place, national, step_id, filed_at, act_by, track_factors, search_text, version, updated_at)
      select id, ${data.reference}, ${data.procedureCode}, ${data.revisionId}::uuid, ${data.caseId}, ${data.channel}, ${data.applicantId}::uuid,
        ${applicant.name}, ${data.deskId}, ${data.agencyId}, ${row.unitId}, ${row.place}, ${row.national}, ${row.stepId}, ${at}::timestamptz,
        coalesce(${row.actBy}::timestamptz, 'infinity'), ${applicant.factors}::text[], ${search}, 1, ${at}::timestamptz
      from taken
      returning id
    ), answered as (
      insert into dossier_answers (dossier_id, round, answers, salt, hash, given_at)
      select id, 0, ${JSON.stringify(filing.sent.answers)}::jsonb, ${sealed.salt}, ${sealed.hash}, ${at}::timestamptz from filed
    ), given as (
      insert into dossier_paper (id, dossier_id, round, component, sha256, name, media_type, size, origin, given_at)
      select paper.id, filed.id, 0, paper.component, paper.sha256, paper.name, paper."mediaType", paper.size, paper.origin, ${at}::timestamptz
      from filed, jsonb_to_recordset(${JSON.stringify(papers)}::jsonb)
        as paper (id uuid, component text, sha256 text, name text, "mediaType" text, size bigint, origin text)
    ), happened as (
      insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, actor_id, actor_role, agency_id, mandate_id, stands_in_for, data)
      select id, 1, ${fact.id}::uuid, 'filed', ${at}::timestamptz, ${fact.by.kind}, ${fact.by.id}::uuid,
        ${fact.by.role}, ${fact.by.agencyId}, ${fact.by.mandateId ?? null}::uuid, ${fact.by.standsInFor ?? null}::uuid,
        ${JSON.stringify(data)}::jsonb
      from filed
      returning dossier_id, seq
    ), keyed as (
      insert into request_key (owner, key, dossier_id, fact_id, body_hash, answer, at)
      select ${request.owner}, ${request.key}, id, ${fact.id}::uuid, ${request.bodyHash}, ${JSON.stringify(filing.answer)}::json, ${at}::timestamptz
      from filed
    )
    select count(leave_job('fact-recorded', json_build_object('dossierId', dossier_id, 'seq', seq)))::int as written
    from happened`;
  try {
    const { rows } = await statement.execute(db);
    return rows[0]?.written === 1;
  } catch (fault) {
    if (isTaken(fault)) return false;
    throw fault;
  }
}

const UNIQUE_VIOLATION = '23505';

/** A number or a key that must be there once is there already. */
export function isTaken(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === UNIQUE_VIOLATION;
}
