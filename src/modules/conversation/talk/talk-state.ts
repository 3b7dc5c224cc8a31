import { z } from 'zod';

/** What the talk with somebody has come to. */
export const TalkState = z.object({
  /** What was offered last, in the order of its numbers. */
  offered: z.array(z.string()).max(10).default([]),
  /** The procedure that was talked about last. */
  procedure: z.string().nullable().default(null),
  /** What the next words are the answer to. */
  waiting: z
    .discriminatedUnion('for', [
      z.object({ for: z.literal('procedure'), intent: z.enum(['requirements', 'time-and-fee', 'file', 'office']) }),
      z.object({ for: z.literal('number') }),
      z.object({ for: z.literal('code'), challengeId: z.string(), number: z.string() }),
      z.object({ for: z.literal('letter'), dossierId: z.string(), number: z.string() }),
    ])
    .nullable()
    .default(null),
});
export type TalkState = z.infer<typeof TalkState>;

export const NEW_TALK: TalkState = { offered: [], procedure: null, waiting: null };
