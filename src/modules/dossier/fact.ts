import { z } from 'zod';
import type { OfficerRole } from './actor.ts';

const id = z.uuid();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });
const agencyId = z.string().min(1).max(35);
const stepId = z.string().min(1).max(64);

/** A reason in words: the words stay in a note that can be corrected or erased, the fact keeps its id and salted hash. */
const NoteRef = z.strictObject({ id, hash: sha256 });

const PaperRef = z.strictObject({ component: z.string().min(1), sha256 });

const Limit = z.strictObject({
  amount: z.number().positive(),
  unit: z.enum(['working-day', 'working-hour', 'working-minute', 'day']),
});

/** What is wrong, where, and the note that says why: a component or a path of the form, never both. */
export const DefectRef = z.strictObject({
  component: z.string().min(1).optional(),
  path: z.string().min(1).optional(),
  code: z.string().min(1).max(64),
  note: NoteRef,
  /** It was in the applicant's locker and is asked for all the same: the code of why. */
  anyway: z.string().min(1).max(64).optional(),
});

/**
 * What was checked of whoever stood at a counter: the applicant's card, a card that nothing could be compared with, or the paper by which
 * another came. `by-post`: nobody stood there.
 */
const Checked = z.enum(['card', 'card-shown', 'delegate-paper', 'by-post']);

/** What each fact holds: ids, codes, times and hashes; never a name, a number of a person or free text. */
export const FACT_DATA = {
  filed: z.strictObject({
    reference: z.string(),
    procedureCode: z.string(),
    revisionId: id,
    caseId: z.string(),
    channel: z.enum(['online', 'direct', 'postal']),
    deskId: agencyId,
    agencyId,
    applicantId: id,
    answersHash: sha256,
    papers: z.array(PaperRef),
  }),
  received: z.strictObject({
    code: z.string(),
    /** Null where the procedure publishes none: such a dossier has no due time and says so. */
    limit: Limit.nullable(),
    afterSupplement: z.enum(['restart', 'pause']),
    notCounted: z.array(z.enum(['opinion'])),
    /** The appointment as printed on the receipt; later ones follow from the clock. */
    dueAt: instant.nullable(),
    /** It went straight to the leader's desk: its route has nothing to appraise. */
    straight: z.literal(true).optional(),
  }),
  'reception-refused': z.strictObject({ note: NoteRef, code: z.string().max(64).optional() }),
  'supplement-asked': z.strictObject({
    stage: z.enum(['reception', 'appraisal']),
    round: z.number().int().positive(),
    defects: z.array(DefectRef).min(1),
    answerBy: instant,
    legalGround: NoteRef.optional(),
  }),
  supplemented: z.strictObject({
    round: z.number().int().positive(),
    answersHash: sha256,
    papers: z.array(PaperRef),
    /** Where an officer handed it in for the applicant. */
    checked: Checked.optional(),
    note: NoteRef.optional(),
  }),
  assigned: z.strictObject({ officerId: id, unitId: agencyId, stepId }),
  'step-done': z.strictObject({
    stepId,
    next: stepId.nullable(),
    /** Whose the next step is, where it is not a specialist's. */
    nextRole: z.literal('head').optional(),
    /** The unit it goes over to; its head gives it out there. */
    nextUnit: agencyId.optional(),
    proposal: z.enum(['approved', 'refused']).optional(),
    note: NoteRef.optional(),
  }),
  'step-returned': z.strictObject({ stepId, note: NoteRef, nextRole: z.literal('head').optional() }),
  /** `others`: the bodies asked the same at the same time. */
  'opinion-asked': z.strictObject({ agencyId, note: NoteRef, others: z.array(agencyId).min(1).optional() }),
  'opinion-given': z.strictObject({ agencyId, note: NoteRef }),
  'fee-due': z.strictObject({ amount: z.number().int().positive(), note: NoteRef.optional() }),
  'fee-paid': z.strictObject({ amount: z.number().int().positive(), method: z.string().max(32), receipt: z.string().max(64).optional() }),
  extended: z.strictObject({ until: instant, before: instant, note: NoteRef }),
  'withdrawal-requested': z.strictObject({ note: NoteRef.optional() }),
  withdrawn: z.strictObject({ note: NoteRef.optional() }),
  stopped: z.strictObject({ because: z.enum(['not-supplemented', 'other']), note: NoteRef }),
  decided: z.strictObject({ outcome: z.enum(['approved', 'refused']), note: NoteRef.optional() }),
  issued: z.strictObject({ number: z.string().min(1).max(64), paper: sha256 }),
  'handed-over': z.strictObject({
    to: z.enum(['applicant', 'delegate']),
    channel: z.enum(['counter', 'post', 'electronic']),
    checked: Checked.optional(),
    note: NoteRef.optional(),
  }),
  'result-revoked': z.strictObject({
    number: z.string().min(1).max(64),
    paper: sha256,
    reason: z.string().min(1).max(64),
    note: NoteRef.optional(),
  }),
  rated: z.strictObject({ score: z.number().int().min(1).max(4), note: NoteRef.optional() }),
} as const;

export type FactType = keyof typeof FACT_DATA;
export type FactData<T extends FactType = FactType> = { [K in T]: { readonly type: K; readonly data: z.infer<(typeof FACT_DATA)[K]> } }[T];
export type NoteRef = z.infer<typeof NoteRef>;
export type Checked = z.infer<typeof Checked>;
export type DefectRef = z.infer<typeof DefectRef>;

/** What happened to a dossier: who, in which role, where, when. Appended, never edited. */
export type DossierFact<T extends FactType = FactType> = FactData<T> & FactOrigin;

export interface FactOrigin {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly by: FactAuthor;
}

/** The author: an account's person or officer, or the system itself. */
export interface FactAuthor {
  readonly kind: 'citizen' | 'officer' | 'system';
  readonly id: string | null;
  readonly role: OfficerRole | null;
  readonly agencyId: string | null;
  /** By which mandate a citizen, or who came to the counter, acted for the applicant; absent where they acted for themselves. */
  readonly mandateId?: string;
  /** For whom an officer sat; absent where the seat was their own. */
  readonly standsInFor?: string;
}

/** Reads a fact's data as written down; a row that does not fit is a fault, not a refusal. */
export function readFactData(type: string, data: unknown): FactData {
  const schema = Object.hasOwn(FACT_DATA, type) ? FACT_DATA[type as FactType] : undefined;
  if (!schema) throw new Error(`Unknown type of fact ${type}`);
  return { type, data: schema.parse(data) } as FactData;
}

/** The last fact of a type, or null. */
export function lastFact<T extends FactType>(facts: readonly DossierFact[], type: T): DossierFact<T> | null {
  return (facts.findLast((fact) => fact.type === type) as DossierFact<T> | undefined) ?? null;
}
