import { askerOf } from '../network-address.ts';
import type { Limit } from '../sign-in-limits.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';

/** A code has sixty bits: at this rate a thousand machines find one paper of a million in thousands of years. */
export const VERIFYING_LIMIT: Limit = { most: 60, seconds: 15 * 60 };

/** Counts one question whether a paper is ours; answers how many seconds to wait when there were too many, else null. */
export async function countVerifying(asked: { readonly address: string }, needs: LimitNeeds): Promise<number | null> {
  const usedUp = await countTry([{ what: 'verify-address', whose: [askerOf(asked.address)], limit: VERIFYING_LIMIT }], needs);
  return usedUp?.seconds ?? null;
}
