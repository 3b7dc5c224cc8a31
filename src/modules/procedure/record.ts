import { z } from 'zod';
import { Route } from './route.ts';

const CHANNELS = ['online', 'direct', 'postal'] as const;
const LIMIT_UNITS = ['working_day', 'day', 'hour', 'month', 'year', 'other'] as const;
// eslint-disable-next-line house/no-sentence-in-code -- values of the national catalogue, compared and never shown
export const LEVELS = ['tỉnh', 'xã'] as const;
const AUDIENCES = ['citizen', 'business', 'both'] as const;
/** Who somebody may be who asks; `both` is for either. */
export const AUDIENCES_ASKED = ['citizen', 'business'] as const;

/** National code of a procedure, and the provincial variant that appends the province: `1.014820.H12.01`. */
export const PROCEDURE_CODE = /^[1-9]\.\d{6}(\.[A-Z]\d{1,3}(\.\d{1,3})*)?$/;

const text = z
  .string()
  .max(20_000)
  .refine((value) => value.trim() !== '', { params: { code: 'empty' } });
const optionalText = z.string().max(20_000).nullish();
const channel = z.enum(CHANNELS);
const count = z.number().int().min(0).max(1000);

/** A limit as the office publishes it. A value may be decimal, absent, zero or words ("Không quá 03 ngày làm việc"): read in `limit.ts`. */
const RecordedLimit = z.looseObject({
  value: z.union([z.number().min(0).max(10_000), z.string().max(500)]).nullish(),
  unit: z.enum(LIMIT_UNITS),
  note: optionalText,
});

/** A fee as the office publishes it: 0 and null both mean that nobody knows. */
const RecordedFee = z.looseObject({
  amount: z.number().int().min(0).max(100_000_000_000).nullish(),
  note: optionalText,
});

const RecordedChannel = z.looseObject({
  channel,
  timeLimit: RecordedLimit,
  fee: RecordedFee.nullish(),
});

const RecordedComponent = z.looseObject({
  code: optionalText,
  name: text,
  originals: count,
  copies: count,
  required: z.boolean(),
  docType: optionalText,
  note: optionalText,
  case: optionalText,
  formNumber: optionalText,
  onlyChannels: z.array(channel).nullish(),
});

/**
 * One procedure as the national catalogue gives it, in the shape of `procedures.json`.
 *
 * Strict about what we read, deaf to the rest: keys we do not know are kept as they came, so that what is exported is
 * what was imported.
 */
export const ProcedureRecord = z.looseObject({
  code: z.string().trim().regex(PROCEDURE_CODE),
  name: text.refine((value) => value.length <= 2000, { params: { code: 'too-long' } }),
  field: text,
  fieldCode: optionalText,
  level: z.enum(LEVELS),
  agency: optionalText,
  serviceLevel: z.number().int().min(1).max(4).nullish(),
  audience: z.enum(AUDIENCES),
  channels: z
    .array(RecordedChannel)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.channel)).size === all.length, { params: { code: 'channel-repeated' } }),
  components: z.array(RecordedComponent).max(500),
  result: z.looseObject({ name: text, code: optionalText, docType: optionalText }).nullish(),
  legalBasis: z.array(z.string().max(5000)).nullish(),
  conditions: optionalText,
  steps: z.array(z.string().max(20_000)).nullish(),
  decision: z.looseObject({ number: optionalText, date: z.iso.date().nullish(), issuer: optionalText }).nullish(),
  source: optionalText,
  notes: optionalText,
  keywords: z.array(z.string().max(200)).nullish(),
  /** The way of its dossiers, where the file brings one; the province's own otherwise. */
  route: Route.nullish(),
});

export type ProcedureRecord = z.infer<typeof ProcedureRecord>;
export type RecordedChannel = z.infer<typeof RecordedChannel>;
export type RecordedComponent = z.infer<typeof RecordedComponent>;
export type RecordedLimit = z.infer<typeof RecordedLimit>;
export type Channel = (typeof CHANNELS)[number];
export type Level = (typeof LEVELS)[number];
export type Audience = (typeof AUDIENCES)[number];
