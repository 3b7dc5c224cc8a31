import { paperState } from '#modules/paper';
import { ok, refuse, type Result } from '#kernel/result';
import type { LockerPaper } from './locker-paper.ts';
import type { PaperTerms } from './paper-terms.ts';

/** For how many days a paper may be shared, from which its owner chooses. */
export const SHARE_DAYS = [1, 7, 30, 90] as const;
export type ShareDays = (typeof SHARE_DAYS)[number];

/** The longest purpose somebody may write down. */
export const LONGEST_PURPOSE = 200;

export type ShareRefusal = { readonly code: 'share.sensitive' | 'share.not-yours' | 'share.not-safe' | 'share.not-standing' };

/** Whether a paper may be shown to somebody else at all: the owner's own, found safe, standing, and of no type that is kept apart. */
export function mayShare(
  paper: Pick<LockerPaper, 'holderId' | 'scan' | 'standing'>,
  { partyId, terms }: { readonly partyId: string; readonly terms: PaperTerms | null },
): Result<null, ShareRefusal> {
  // A type nobody wrote terms for is treated as sensitive.
  if (terms === null || terms.holding === 'sensitive') return refuse({ code: 'share.sensitive' });
  if (paper.holderId !== partyId) return refuse({ code: 'share.not-yours' });
  if (paperState(paper.scan) !== 'open') return refuse({ code: 'share.not-safe' });
  return paper.standing === 'revoked' ? refuse({ code: 'share.not-standing' }) : ok(null);
}

/** How a share stands at a moment. */
export type ShareState = 'open' | 'over' | 'ended';

export function shareState(share: { readonly until: string; readonly endedAt: string | null }, now: string): ShareState {
  if (share.endedAt !== null) return 'ended';
  return Date.parse(now) < Date.parse(share.until) ? 'open' : 'over';
}
