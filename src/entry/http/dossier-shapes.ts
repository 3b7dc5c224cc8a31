import { z } from '@hono/zod-openapi';
import { ACTION_TYPES, PLACES } from '#modules/dossier';
import type { DossierPaper, OpenedDossier, TimelineStep } from '#modules/dossier/server';
import { OFFICER_ROLES } from '#modules/staff';
import type { QueueRow } from '#views/queue';

const At = z.string().openapi({ format: 'date-time' });
const Channel = z.enum(['online', 'direct', 'postal']);
/** Where a dossier stands. */
export const Place = z.enum(PLACES).openapi({ description: 'Where it stands: the rich state' });
/** What provinces synchronise by. */
export const NationalState = z
  .literal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  .openapi({ type: 'integer', minimum: 1, maximum: 10, description: 'One of the ten states provinces synchronise by' });

/** A row of an officer's list, as it travels. */
export const QueueRowShape = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    code: z.string().nullable(),
    procedureCode: z.string(),
    procedureName: z.string(),
    applicantName: z.string().openapi({ description: 'Given name and initials' }),
    channel: Channel,
    agencyId: z.string(),
    unitId: z.string(),
    place: Place,
    national: NationalState,
    stepId: z.string().nullable(),
    filedAt: At,
    receivedAt: At.nullable(),
    dueAt: At.nullable(),
    actBy: At.nullable().openapi({ description: 'By when the office must do something next' }),
    assigneeName: z.string().nullable(),
    version: z.number().int(),
    seenVersion: z.number().int().nullable(),
    changedBy: z.string().nullable().openapi({ description: 'The newest fact somebody else added since this officer looked' }),
    opened: z.boolean(),
  })
  .openapi('QueueRow') satisfies z.ZodType<Omit<QueueRow, 'changedBy'> & { changedBy: string | null }>;

/** A step of a dossier's way, as it travels. */
export const TimelineStepShape = z
  .object({
    stepId: z.string(),
    nameKey: z.string(),
    role: z.enum(OFFICER_ROLES),
    unitId: z.string(),
    state: z.enum(['done', 'current', 'ahead', 'skipped']),
    officerId: z.uuid().nullable(),
    startedAt: At.nullable(),
    endedAt: At.nullable(),
    plannedMinutes: z.number().nullable().openapi({ description: 'Working minutes' }),
    actualMinutes: z.number().nullable().openapi({ description: 'Working minutes in which the office had it' }),
  })
  .openapi('TimelineStep') satisfies z.ZodType<TimelineStep>;

const PaperShape = z
  .object({
    id: z.uuid(),
    round: z.number().int().openapi({ description: '0: the filing; then one for each supplement' }),
    component: z.string(),
    sha256: z.string(),
    name: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    origin: z.string(),
    givenAt: At,
    supersededAt: At.nullable(),
    scan: z.enum(['ours', 'unchecked', 'waiting', 'clean', 'infected']),
  })
  .openapi('DossierPaper') satisfies z.ZodType<DossierPaper>;

const FactShape = z
  .object({
    type: z.string(),
    seq: z.number().int(),
    at: At,
    by: z.object({ kind: z.enum(['citizen', 'officer', 'system']), role: z.string().nullable(), agencyId: z.string().nullable() }),
    data: z.looseObject({}).openapi({ description: 'Ids, codes, times and hashes; words are in `notes`, by their id' }),
  })
  .openapi('DossierFact');

/** A filed dossier, as whoever may read it sees it. */
const FiledShape = z
  .object({
    draft: z.literal(false),
    id: z.uuid(),
    reference: z.string(),
    code: z.string().nullable(),
    procedureCode: z.string(),
    procedureName: z.string(),
    revisionId: z.uuid(),
    caseId: z.string(),
    channel: Channel,
    applicantId: z.uuid(),
    applicantName: z.string(),
    deskId: z.string(),
    agencyId: z.string(),
    unitId: z.string(),
    assigneeId: z.uuid().nullable(),
    consulted: z.array(z.string()),
    place: Place,
    national: NationalState,
    stepId: z.string().nullable(),
    filedAt: At,
    receivedAt: At.nullable(),
    dueAt: At.nullable(),
    endedAt: At.nullable(),
    outcome: z.enum(['approved', 'refused']).nullable(),
    resultNumber: z.string().nullable(),
    resultPaper: z.string().nullable(),
    version: z.number().int(),
    answers: z.looseObject({}),
    papers: z.array(PaperShape),
    facts: z.array(FactShape),
    notes: z.record(z.string(), z.string()).openapi({ description: 'Words of officers and applicant, by the id a fact refers to' }),
    timeline: z.array(TimelineStepShape),
    actions: z.array(z.enum(ACTION_TYPES)).openapi({ description: 'What the asker can do now' }),
  })
  .openapi('FiledDossier') satisfies z.ZodType<OpenedDossier['dossier'] & Pick<OpenedDossier, 'timeline' | 'actions'>>;

const OwnDraftShape = z
  .object({
    draft: z.literal(true),
    id: z.uuid(),
    purpose: z.enum(['filing', 'supplement']),
    procedureCode: z.string(),
    revisionId: z.uuid(),
    caseId: z.string().nullable(),
    agencyId: z.string().nullable(),
    channel: Channel,
    answers: z.looseObject({}),
    version: z.number().int(),
    createdAt: At,
    updatedAt: At,
    expiresAt: At,
    papers: z.array(z.looseObject({ id: z.uuid(), component: z.string() })),
  })
  .loose()
  .openapi('Draft');

/** What `GET /dossiers/{id}` answers. */
export const DossierShape = z.union([FiledShape, OwnDraftShape]).openapi('Dossier');
