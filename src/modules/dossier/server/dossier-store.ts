import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Answers } from '#modules/form';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { bringMarks, REFERENCE_MARKS, type ReferenceMarks } from '#kernel/reference';
import { readDossierNumber } from '../reference.ts';
import type { DossierFact } from '../fact.ts';
import { factOf, instantOf } from './dossier-row.ts';
import type { Dossier, FactRow } from './dossier-row.ts';
import { NOTES } from './note-store.ts';
import type { StoredNote } from './note-store.ts';
import { CONTENTS } from './supplement-store.ts';
import type { Contents } from './supplement-store.ts';

/** A dossier with everything that happened to it. */
export interface DossierWithFacts {
  readonly dossier: Dossier;
  readonly facts: readonly DossierFact[];
}

/** What an earlier request under the same key was, and what it was answered. */
export interface EarlierRequest {
  readonly bodyHash: string;
  readonly answer: unknown;
}

export const DOSSIER_COLUMNS = sql`
  d.id, d.reference, d.code, d.procedure_code as "procedureCode", d.procedure_revision_id as "revisionId", d.case_id as "caseId", d.channel,
  d.applicant_id as "applicantId", d.applicant_name as "applicantName", d.desk_id as "deskId", d.agency_id as "agencyId",
  d.unit_id as "unitId", d.assignee_id as "assigneeId", d.consulted, d.place, d.national, d.step_id as "stepId", d.filed_at as "filedAt",
  d.received_at as "receivedAt", d.due_at as "dueAt", d.ended_at as "endedAt", d.outcome, d.result_number as "resultNumber",
  d.result_paper as "resultPaper", d.version`;

const FACTS = sql`
  (select coalesce(json_agg(json_build_object('id', f.id, 'seq', f.seq, 'type', f.type, 'at', f.at, 'actor_kind', f.actor_kind,
    'actor_id', f.actor_id, 'actor_role', f.actor_role, 'agency_id', f.agency_id, 'mandate_id', f.mandate_id,
    'stands_in_for', f.stands_in_for, 'data', f.data) order by f.seq), '[]')
   from dossier_fact f where f.dossier_id = d.id) as facts`;

type Row = Dossier & { readonly facts: readonly FactRow[] };

/** A dossier with all there is to show of it. */
export interface WholeDossier extends DossierWithFacts {
  readonly contents: Contents;
  /** The words about it that were not erased, oldest first. */
  readonly notes: readonly StoredNote[];
  /** Whether something is being prepared for it now. */
  readonly hasDraft: boolean;
}

/** All there is to show of a dossier, by its id, code or reference, in one round trip. */
export async function findWhole(db: Db, asked: string): Promise<WholeDossier | null> {
  const condition = isId(asked) ? sql`d.id = ${asked}` : hasNumber(asked);
  if (!condition) return null;
  const { rows } = await sql<Row & Pick<WholeDossier, 'notes' | 'hasDraft'> & { readonly contents: Contents | null }>`
    select ${DOSSIER_COLUMNS}, ${FACTS}, ${CONTENTS} as contents, ${NOTES} as notes,
      exists (select from draft where draft.id = d.id) as "hasDraft"
    from dossier d where ${condition}`.execute(db);
  const [found] = rows;
  if (!found) return null;
  const { contents, notes, hasDraft, ...row } = found;
  if (!contents) throw new Error(`No answers of dossier ${row.id}`);
  return { ...split(row), contents, notes: notes.map((note) => ({ ...note, writtenAt: instantOf(note.writtenAt) })), hasDraft };
}

/** A dossier and its facts, in one round trip. */
export async function findDossier(db: Db, id: string): Promise<DossierWithFacts | null> {
  return findWhere(db, sql`d.id = ${id}`);
}

/** The dossier this very request has opened, or, where it did not, the dossier as it is now. */
export async function unlessOpened(
  db: Db,
  { dossierId, opened }: { readonly dossierId: string; readonly opened: DossierWithFacts | undefined },
): Promise<DossierWithFacts | null> {
  return opened?.dossier.id === dossierId ? opened : findDossier(db, dossierId);
}

/** By the code on the receipt or the reference of the filing. */
export async function findDossierByNumber(db: Db, text: string): Promise<DossierWithFacts | null> {
  const condition = hasNumber(text);
  return condition && findWhere(db, condition);
}

function hasNumber(text: string): RawBuilder<unknown> | null {
  const read = readDossierNumber(text);
  return read && (read.kind === 'code' ? sql`d.code = ${read.number}` : sql`d.reference = ${read.number}`);
}

/**
 * By its number, when the second factor fits, with the answers its way may depend on; one question, so that a wrong factor and an unknown
 * number look alike.
 */
export async function findForTracking(
  db: Db,
  asked: { readonly number: string; readonly factor: string },
): Promise<(DossierWithFacts & { readonly answers: Answers }) | null> {
  const read = readDossierNumber(asked.number);
  if (!read || !/^\d{4}$/.test(asked.factor)) return null;
  const column = read.kind === 'code' ? sql`d.code` : sql`d.reference`;
  const { rows } = await sql<Row & { readonly marks: ReferenceMarks; readonly answers: Answers | null }>`
    select ${DOSSIER_COLUMNS}, ${FACTS}, ${REFERENCE_MARKS} as marks,
      (select a.answers from dossier_answers a where a.dossier_id = d.id and a.superseded_at is null) as answers
    from dossier d
    where ${column} = ${read.number} and ${asked.factor} = any(d.track_factors)`.execute(db);
  const [found] = rows;
  if (!found) return null;
  const { marks, answers, ...row } = found;
  // Who asks has no session that would have brought them.
  bringMarks(marks);
  return { ...split(row), answers: answers ?? {} };
}

/** A dossier, its facts, and what this request was answered before, if it ever was: all an action looks at. */
export async function findForAction(
  db: Db,
  asked: { readonly dossierId: string; readonly owner: string; readonly key: string },
): Promise<(DossierWithFacts & { readonly earlier: EarlierRequest | null }) | null> {
  const { rows } = await sql<Row & { earlier: EarlierRequest | null }>`
    select ${DOSSIER_COLUMNS}, ${FACTS},
      (select json_build_object('bodyHash', r.body_hash, 'answer', r.answer)
       from request_key r where r.owner = ${asked.owner} and r.key = ${asked.key}) as earlier
    from dossier d
    where d.id = ${asked.dossierId}`.execute(db);
  const row = rows[0];
  return row ? { ...split(row), earlier: row.earlier } : null;
}

/** What a request under this key was answered, or null when there was none. */
export async function findEarlierRequest(db: Db, asked: { readonly owner: string; readonly key: string }): Promise<EarlierRequest | null> {
  const { rows } = await sql<EarlierRequest>`
    select body_hash as "bodyHash", answer from request_key where owner = ${asked.owner} and key = ${asked.key}`.execute(db);
  return rows[0] ?? null;
}

/** What a draft became. */
interface Filed {
  readonly reference: string;
  readonly applicantId: string;
  readonly procedureCode: string;
  /** The desk whose officer filed it for somebody at the counter; null: it was filed online. */
  readonly assistedAt: string | null;
}

/** The reference under which a draft was filed, or null when it was not. */
export async function findFiled(db: Db, id: string): Promise<Filed | null> {
  const { rows } = await sql<Filed>`
    select reference, applicant_id as "applicantId", procedure_code as "procedureCode",
      (select i.desk_id from counter_intake i where i.id = dossier.id) as "assistedAt"
    from dossier where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

async function findWhere(db: Db, condition: RawBuilder<unknown>): Promise<DossierWithFacts | null> {
  const { rows } = await sql<Row>`select ${DOSSIER_COLUMNS}, ${FACTS} from dossier d where ${condition}`.execute(db);
  return rows[0] ? split(rows[0]) : null;
}

function split(row: Row): DossierWithFacts {
  const { facts, ...dossier } = row;
  return { dossier, facts: facts.map(factOf) };
}
