import { z } from 'zod';
import { tidy } from '#kernel/text';
import { storableText } from './storable.ts';

const text = z.string().transform((given) => tidy(storableText(given)));
const line = text.pipe(z.string().min(1).max(300));

/**
 * The least the law asks to be written down of a paper that becomes data: whose it is, what it says, how long and where it holds. Its type
 * and name are those of the component it was handed in for, its holder's number is the applicant's.
 */
export const Digitised = z
  .strictObject({
    heldBy: z.enum(['applicant', 'other']),
    /** What it says, in a line. */
    abstract: line,
    number: text.pipe(z.string().min(1).max(64)).optional(),
    issuer: line.optional(),
    issuedOn: z.iso.date().optional(),
    /** Null: it holds for good. */
    expiresOn: z.iso.date().nullable(),
    scope: z.enum(['country', 'province']),
    /** The officer has seen the original, or the register it was read from. */
    compared: z.literal(true),
  })
  .refine(({ issuedOn, expiresOn }) => issuedOn === undefined || expiresOn === null || issuedOn <= expiresOn, {
    path: ['expiresOn'],
    params: { code: 'before-issue' },
  });

export type Digitised = z.infer<typeof Digitised>;
