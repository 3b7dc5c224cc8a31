import { COMPONENT, placeOf } from './defect-place.ts';
import type { DossierFact } from './fact.ts';
import { isWithin } from './supplement.ts';

export type Verdict = 'right' | 'wrong';

/** One officer's word on one paper or one answer, in one round of what was handed in. */
export interface Check {
  readonly round: number;
  readonly place: string;
  readonly officerId: string;
  readonly verdict: Verdict;
  /** What is wrong, and what the applicant should do; both null when it is right. */
  readonly code: string | null;
  readonly reason: string | null;
  readonly checkedAt: string;
}

/**
 * The checks that hold: of each place the last word. One on something that was asked for again and handed in anew holds no longer;
 * nothing else can have changed, so it stays checked.
 */
export function standingChecks<C extends Check>(checks: readonly C[], facts: readonly DossierFact[]): readonly C[] {
  const holding = checks.filter(({ place, round }) => round >= renewedIn(place, facts));
  const newest = holding.toSorted((one, other) => Date.parse(other.checkedAt) - Date.parse(one.checkedAt));
  const places = [...new Set(checks.map(({ place }) => place))];
  return places.flatMap((place) => newest.find((one) => one.place === place) ?? []);
}

/** The round in which this place was last handed in. */
function renewedIn(place: string, facts: readonly DossierFact[]): number {
  const asked = facts.flatMap((fact) =>
    fact.type === 'supplement-asked' && fact.data.defects.some((defect) => isSame(placeOf(defect), place)) ? fact.data.round : [],
  );
  const answered = facts.flatMap((fact) => (fact.type === 'supplemented' ? fact.data.round : []));
  return Math.max(0, ...asked.filter((round) => answered.includes(round)));
}

function isSame(one: string, other: string): boolean {
  return one.startsWith(COMPONENT) ? one === other : isWithin(one, other);
}
