import { z } from 'zod';

/** What a component asks a paper to be: any copy, one somebody vouches for, the electronic original, or the sheet itself, handed in. */
export const ASKED_AS = ['plain', 'certified', 'original', 'paper'] as const;
export type AskedAs = (typeof ASKED_AS)[number];

const code = z.string().trim().min(1).max(100);
const meaning = z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);

/** What the pack says of one type of paper. */
const TypeInPack = z.strictObject({
  type: z.string().regex(/^[a-z][a-z0-9-]*$/),
  holding: z.enum(['kept', 'one-purpose', 'sensitive', 'never']),
  /** Only the paper itself says whose it is: whoever brings it need not be the one. */
  namesHolder: z.boolean().default(false),
  validMonths: z.number().int().positive().nullable().default(null),
  /** It holds until a day that stands on it. */
  ends: z.boolean().default(false),
  askedAs: z.enum(ASKED_AS).default('plain'),
  /** The kind of thing it speaks of. */
  about: z.enum(['vessel', 'business', 'land', 'farm']).nullable().default(null),
  components: z.array(code),
  results: z.array(code),
  /** What single components ask for, where that is more or less than usual. */
  asked: z.record(code, z.enum(ASKED_AS)).default({}),
  /** Which fact the number of a result is. */
  numberMeans: z.record(code, meaning).default({}),
});

export type PaperTerms = Omit<z.infer<typeof TypeInPack>, 'components' | 'results' | 'asked' | 'numberMeans'>;

/** What a code of a procedure's component or result means. */
export interface PaperCode {
  readonly kind: 'component' | 'result';
  readonly code: string;
  readonly type: string;
  readonly askedAs: AskedAs | null;
  readonly numberMeans: string | null;
}

/** Terms of each type and the codes that mean it, as the pack writes them. A code means one type. */
export const PaperTermsPack = z
  .strictObject({ note: z.string(), types: z.array(TypeInPack).min(1) })
  .refine(({ types }) => isOnce(types.map(({ type }) => type)), { params: { code: 'type-repeated' } })
  .refine(({ types }) => isOnce(types.flatMap(({ components }) => components)), { params: { code: 'component-repeated' } })
  .refine(({ types }) => isOnce(types.flatMap(({ results }) => results)), { params: { code: 'result-repeated' } });

export type PaperTermsPack = z.infer<typeof PaperTermsPack>;

/** Every code of a pack by itself. */
export function codesOf({ types }: PaperTermsPack): readonly PaperCode[] {
  return types.flatMap(({ type, components, results, asked, numberMeans }) => [
    ...components.map((one): PaperCode => ({ kind: 'component', code: one, type, askedAs: asked[one] ?? null, numberMeans: null })),
    ...results.map((one): PaperCode => ({ kind: 'result', code: one, type, askedAs: null, numberMeans: numberMeans[one] ?? null })),
  ]);
}

function isOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
