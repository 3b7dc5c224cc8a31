import { sql } from 'kysely';
import type { Answers } from '#modules/form';
import type { ScanState } from '#modules/paper';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { DraftPaper } from '../draft.ts';

/**
 * Gives the applicant a draft in which to prepare what was asked for: the dossier's own answers, no papers yet. Of what was handed in at a
 * counter it is the desk's too.
 *
 * ```sql
 * insert into draft (...) select ... from dossier d join dossier_answers a on a.dossier_id = d.id and a.superseded_at is null where d.id = $1
 * ```
 */
export async function openSupplementDraft(
  db: Db,
  opened: { readonly dossierId: string; readonly round: number; readonly at: string; readonly expiresAt: string },
): Promise<void> {
  await sql`
    insert into draft (id, purpose, round, procedure_code, procedure_revision_id, case_id, agency_id, channel, person_id, desk_id, answers,
      created_at, updated_at, expires_at)
    select d.id, 'supplement', ${opened.round}, d.procedure_code, d.procedure_revision_id, d.case_id, d.agency_id, d.channel, d.applicant_id,
      (select i.desk_id from counter_intake i where i.id = d.id), a.answers,
      ${opened.at}, ${opened.at}, ${opened.expiresAt}
    from dossier d
    join dossier_answers a on a.dossier_id = d.id and a.superseded_at is null
    where d.id = ${opened.dossierId}`.execute(db);
}

export async function dropSupplementDraft(db: Db, dossierId: string): Promise<void> {
  await sql`delete from draft where id = ${dossierId} and purpose = 'supplement'`.execute(db);
}

/** What a dossier contains now: the answers in force and the papers that were not replaced. */
export interface Contents {
  readonly answers: Answers;
  readonly answersHash: string;
  readonly answersRound: number;
  readonly papers: readonly DossierPaper[];
}

/** A paper as it was handed in; a copy by hash that nothing in the locker changes afterwards. */
export interface DossierPaper {
  readonly id: string;
  readonly round: number;
  readonly component: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly origin: string;
  readonly givenAt: string;
  readonly supersededAt: string | null;
  /** What is known of the safety of its content now. */
  readonly scan: ScanState;
}

const PAPERS = sql`
  (select coalesce(json_agg(json_build_object('id', p.id, 'round', p.round, 'component', p.component, 'sha256', p.sha256, 'name', p.name,
    'mediaType', p.media_type, 'size', p.size, 'origin', p.origin, 'givenAt', p.given_at, 'supersededAt', p.superseded_at,
    'scan', coalesce(o.scan, 'unchecked')) order by p.given_at, p.id), '[]')
   from dossier_paper p left join stored_object o on o.sha256 = p.sha256 where p.dossier_id = a.dossier_id)`;

/** The contents in force as a column of a question about dossiers `d`. */
export const CONTENTS = sql`
  (select json_build_object('answers', a.answers, 'answersHash', a.hash, 'answersRound', a.round, 'papers', ${PAPERS})
   from dossier_answers a where a.dossier_id = d.id and a.superseded_at is null)`;

/** The contents in force, with the papers they replaced. */
export async function getContents(db: Db, dossierId: string): Promise<Contents> {
  const { rows } = await sql<Contents>`
    select answers, hash as "answersHash", round as "answersRound", ${PAPERS} as papers
    from dossier_answers a
    where dossier_id = ${dossierId} and superseded_at is null`.execute(db);
  if (!rows[0]) throw new Error(`No answers of dossier ${dossierId}`);
  return rows[0];
}

/** One round of a supplement: what replaces what. */
export interface SupplementRound {
  readonly dossierId: string;
  readonly round: number;
  readonly at: string;
  readonly answers: Answers;
  readonly sealed: { readonly salt: string; readonly hash: string };
  readonly papers: readonly DraftPaper[];
  /** Components for which papers were laid on a counter. */
  readonly laid: readonly string[];
}

/** Puts a round in force. What it replaces is kept as superseded: nothing handed in is ever lost. */
export async function replaceContents(db: Db, given: SupplementRound): Promise<void> {
  const { dossierId, round, at, sealed } = given;
  const papers = given.papers.map((paper) => ({ ...paper, id: newId() }));
  const components = [...new Set([...papers.map(({ component }) => component), ...given.laid])];
  await sql`update dossier_answers set superseded_at = ${at} where dossier_id = ${dossierId} and superseded_at is null`.execute(db);
  await sql`
    insert into dossier_answers (dossier_id, round, answers, salt, hash, given_at)
    values (${dossierId}, ${round}, ${JSON.stringify(given.answers)}::jsonb, ${sealed.salt}, ${sealed.hash}, ${at})`.execute(db);
  await sql`
    update dossier_paper set superseded_at = ${at}
    where dossier_id = ${dossierId} and superseded_at is null and component = any(${components}::text[])`.execute(db);
  await sql`
    insert into dossier_paper (id, dossier_id, round, component, sha256, name, media_type, size, origin, given_at)
    select id, ${dossierId}::uuid, ${round}, component, sha256, name, "mediaType", size, origin, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(papers)}::jsonb)
      as paper (id uuid, component text, sha256 text, name text, "mediaType" text, size bigint, origin text)`.execute(db);
  await dropSupplementDraft(db, dossierId);
}
