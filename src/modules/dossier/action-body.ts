import { z } from 'zod';
import { tidy } from '#kernel/text';
import { storableAnswers, storableText } from './storable.ts';
import type { ActionType } from './actions.ts';

const MOST_WORDS = 2000;
const text = z.string().transform((given) => tidy(storableText(given)));
const words = text.pipe(z.string().min(1).max(MOST_WORDS));
const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);
const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const agencyId = z
  .string()
  .regex(/^[A-Z0-9]+(\.[A-Z0-9]+)*$/)
  .max(35);

/** What is wrong with a filing: at one component or one path of the form, with a code and a reason in words. */
export const Defect = z
  .strictObject({
    component: z.string().min(1).max(200).optional(),
    path: z
      .string()
      .regex(/^\/[^\p{Cc}\p{Cs}]+$/u)
      .max(300)
      .optional(),
    code,
    reason: words,
  })
  .refine(({ component, path }) => (component === undefined) !== (path === undefined), { params: { code: 'one-place' } });

/** A defect of which an officer is told that it is there already: the code of why it is asked for all the same. */
const AskedDefect = Defect.safeExtend({ anyway: code.optional() });

/** What an officer saw of whoever stands at the counter: the applicant's card, or the paper by which somebody comes for them. */
const SeenAtCounter = z.strictObject({
  /** The number on the card, or what a scanner read from it. */
  card: text.pipe(z.string().min(1).max(500)).optional(),
  /** Who came, and by which paper. */
  delegate: z.strictObject({ name: text.pipe(z.string().min(1).max(200)), paper: text.pipe(z.string().min(1).max(300)) }).optional(),
  /** Whoever stood there signed for what they were given, or confirmed what was read to them. */
  confirmed: z.boolean().optional(),
});

/** What must be said with each action; the same schemas describe the REST bodies. */
export const ACTION_BODY = {
  receive: z.strictObject({}),
  'ask-supplement': z.strictObject({ defects: z.array(AskedDefect).min(1).max(100), legalGround: words.optional() }),
  supplement: z.strictObject({
    answers: z.record(z.string(), z.unknown()).transform(storableAnswers).optional(),
    /** At a counter only: from whom an officer took it. */
    by: z.enum(['applicant', 'delegate', 'post']).optional(),
    seen: SeenAtCounter.optional(),
  }),
  refuse: z.strictObject({ reason: words, code: code.optional() }),
  assign: z.strictObject({ officerId: z.uuid(), unitId: agencyId.optional() }),
  'complete-step': z.strictObject({ proposal: z.enum(['approved', 'refused']).optional(), note: words.optional() }),
  'return-step': z.strictObject({ reason: words, stepId: z.string().max(64).optional() }),
  'ask-opinion': z
    .strictObject({ agencyId: agencyId.optional(), agencyIds: z.array(agencyId).min(1).max(20).optional(), question: words })
    .refine((body) => body.agencyId !== undefined || body.agencyIds !== undefined, {
      path: ['agencyId'],
      params: { code: 'required' },
    }),
  'give-opinion': z.strictObject({ opinion: words, agencyId: agencyId.optional() }),
  'require-fee': z.strictObject({ amount: z.number().int().positive().max(100_000_000_000), reason: words.optional() }),
  'confirm-fee': z.strictObject({
    method: z.enum(['cash', 'transfer', 'online', 'exempt']),
    receipt: text.pipe(z.string().min(1).max(64)).optional(),
  }),
  extend: z.strictObject({ until: instant, reason: words }),
  'request-withdrawal': z.strictObject({ reason: words.optional() }),
  'confirm-withdrawal': z.strictObject({ note: words.optional() }),
  stop: z.strictObject({ reason: words }),
  decide: z
    .strictObject({ outcome: z.enum(['approved', 'refused']), note: words.optional() })
    .refine(({ outcome, note }) => outcome === 'approved' || note !== undefined, { path: ['note'], params: { code: 'reason-needed' } }),
  issue: z.strictObject({ number: text.pipe(z.string().min(1).max(64)), resultPaper: sha256 }),
  'hand-over': z.strictObject({
    to: z.enum(['applicant', 'delegate']).default('applicant'),
    /** Not said: at the counter when somebody was seen there, else electronically. */
    channel: z.enum(['counter', 'post', 'electronic']).optional(),
    /** What the counter asks for. */
    seen: SeenAtCounter.optional(),
    note: words.optional(),
  }),
  /** `reason`: the code of why the office takes back what it issued. */
  revoke: z.strictObject({ reason: code, note: words.optional() }),
  rate: z.strictObject({ score: z.number().int().min(1).max(4), comment: words.optional() }),
} as const satisfies Record<ActionType, z.ZodType>;

/** What an action says, as given; defaults are filled in when it is read. */
export type ActionBody<A extends ActionType = ActionType> = { [K in A]: z.output<(typeof ACTION_BODY)[K]> }[A];
export type ActionBodyGiven<A extends ActionType = ActionType> = { [K in A]: z.input<(typeof ACTION_BODY)[K]> }[A];
export type Defect = z.infer<typeof Defect>;
export type SeenAtCounter = z.infer<typeof SeenAtCounter>;
