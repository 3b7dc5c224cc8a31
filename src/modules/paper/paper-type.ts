import { z } from 'zod';

/** One kind of paper, under which the many component and result codes of procedures meet. */
export const PaperType = z.looseObject({
  type: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  gloss: z.string(),
  /** What the office must know about it, for people: "valid 6 months". */
  note: z.string(),
});

export type PaperType = z.infer<typeof PaperType>;

export const PaperTypes = z
  .array(PaperType)
  .min(1)
  .refine((types) => new Set(types.map(({ type }) => type)).size === types.length, { params: { code: 'type-repeated' } });
