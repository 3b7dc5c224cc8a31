import { askerOf } from '../network-address.ts';
import type { Limit } from '../sign-in-limits.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';

const HOUR = 3600;

/** A factor is four digits: at these rates a thousand machines need four days for one dossier of which they learn a masked name. */
export const TRACKING_LIMITS = {
  perNumberFromAddress: { most: 10, seconds: HOUR / 4 },
  perAddress: { most: 200, seconds: HOUR / 4 },
  perNumber: { most: 100, seconds: HOUR },
} as const satisfies Record<string, Limit>;

/** Counts one question after a dossier by its number; answers how many seconds to wait when there were too many, else null. */
export async function countTracking(
  asked: { readonly number: string; readonly address: string },
  needs: LimitNeeds,
): Promise<number | null> {
  const asker = askerOf(asked.address);
  const usedUp = await countTry(
    [
      { what: 'track-number-address', whose: [asked.number, asker], limit: TRACKING_LIMITS.perNumberFromAddress },
      { what: 'track-address', whose: [asker], limit: TRACKING_LIMITS.perAddress },
      { what: 'track-number', whose: [asked.number], limit: TRACKING_LIMITS.perNumber },
    ],
    needs,
  );
  return usedUp?.seconds ?? null;
}
