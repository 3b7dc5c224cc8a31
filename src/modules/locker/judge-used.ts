import { hindrances, type Hindrance, type WantedPaper } from './offer.ts';
import type { LockerPaper } from './locker-paper.ts';
import type { PaperTerms } from './paper-terms.ts';

/** Why a paper that was taken from the locker may not be sent; `gone`: the locker no longer has it. */
export type UsedHindrance = Hindrance | 'gone';

/**
 * What stands in the way of sending a content that was taken from the locker for a component; null when nothing does. The same content
 * may lie there as several types: one that does is enough, and the reason is that of the one it was taken as.
 */
export function judgeUsed(
  papers: readonly LockerPaper[],
  wanted: WantedPaper,
  terms: PaperTerms | null,
): { readonly because: UsedHindrance; readonly paper: LockerPaper | null } | null {
  const judged = papers.map((paper) => ({ paper, because: hindrances(paper, wanted, terms)[0] ?? null }));
  if (judged.some(({ because }) => because === null)) return null;
  const meant = judged.find(({ paper }) => paper.type === wanted.type) ?? judged[0];
  return meant?.because ? { paper: meant.paper, because: meant.because } : { paper: null, because: 'gone' };
}
