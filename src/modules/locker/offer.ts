import { fold } from '#kernel/text';
import type { LockerPaper } from './locker-paper.ts';
import { validityOn } from './locker-paper.ts';
import type { AskedAs, PaperTerms } from './paper-terms.ts';
import { mayBeSame, type Thing } from './thing.ts';
import { isCheckedAgain, isEnough } from './trust.ts';

/** What a filing asks for, as far as a paper of the locker can be it. */
export interface WantedPaper {
  /** Whose business the filing is. */
  readonly holderId: string;
  readonly type: string | null;
  readonly askedAs: AskedAs;
  /** `YYYY-MM-DD`: the day it is filed, and the day by which it should be decided. */
  readonly filedOn: string;
  readonly decidedOn: string;
  /** The unit where it is settled, and those around it. */
  readonly units: readonly string[];
  /** The thing the filing is about, as far as was said. */
  readonly about: Thing | null;
  /** The number of the very paper that was named in the form; null when none was. */
  readonly number: string | null;
}

/** Why a paper that is there is not offered. */
export type Hindrance =
  | 'other-holder'
  | 'other-type'
  | 'type-unsure'
  | 'kept-back'
  | 'never-kept'
  | 'sensitive'
  | 'one-purpose'
  | 'revoked'
  | 'superseded'
  | 'faulted'
  | 'not-yet'
  | 'expired'
  | 'ends-before-decision'
  | 'end-unknown'
  | 'never-electronic'
  | 'level-too-low'
  | 'outside-scope'
  | 'other-thing'
  | 'not-safe';

/** A paper that may be used, and whether an officer looks at it once more. */
export interface Offer {
  readonly paper: LockerPaper;
  readonly checkedAgain: boolean;
}

export interface Offers {
  /** Best first. */
  readonly offered: readonly Offer[];
  /** What is there of that type and is not offered. */
  readonly withheld: readonly { readonly paper: LockerPaper; readonly because: readonly [Hindrance, ...Hindrance[]] }[];
}

/** Everything that keeps a paper from being used for what is asked; the gravest first, nothing when it may be. */
export function hindrances(paper: LockerPaper, wanted: WantedPaper, terms: PaperTerms | null): readonly Hindrance[] {
  const holding = terms?.holding ?? 'sensitive';
  const checks: readonly (readonly [Hindrance, boolean])[] = [
    ['other-holder', paper.holderId !== wanted.holderId],
    ['other-type', paper.type === null || paper.type !== wanted.type],
    ['never-kept', holding === 'never'],
    ['sensitive', holding === 'sensitive'],
    ['one-purpose', holding === 'one-purpose'],
    ['not-safe', paper.scan === 'waiting' || paper.scan === 'infected'],
    ['kept-back', paper.keptBack],
    ['type-unsure', paper.claimedOtherwise],
    ...inTime(paper, wanted, terms),
    ['other-thing', !mayBeSame(paper.about, wanted.about) || !mayBeNumbered(paper.number, wanted.number)],
    ['outside-scope', paper.scope !== null && !wanted.units.some((unit) => paper.scope?.includes(unit))],
    ['never-electronic', wanted.askedAs === 'paper'],
    ['level-too-low', wanted.askedAs !== 'paper' && !isEnough(paper.level, wanted.askedAs)],
  ];
  return checks.flatMap(([hindrance, holds]) => (holds ? hindrance : []));
}

/** Which papers may be used for what is asked, and why others of its type may not. Papers of others and of other types are passed over. */
export function offersFor(papers: readonly LockerPaper[], wanted: WantedPaper, terms: PaperTerms | null): Offers {
  const judged = papers.map((paper) => ({ paper, because: hindrances(paper, wanted, terms) }));
  const offered = judged.filter(({ because }) => because.length === 0).map(({ paper }) => paper);
  return {
    offered: offered.toSorted(byWorth).map((paper) => ({ paper, checkedAgain: isCheckedAgain(paper.level) })),
    withheld: judged.flatMap(({ paper, because: [first, ...others] }) =>
      first === undefined || PASSED_OVER.has(first) ? [] : [{ paper, because: [first, ...others] as const }],
    ),
  };
}

/** Reasons nobody need hear: the paper is another's or another, or of a kind that is not even named. */
const PASSED_OVER: ReadonlySet<Hindrance> = new Set(['other-holder', 'other-type', 'never-kept', 'sensitive']);

function inTime(paper: LockerPaper, wanted: WantedPaper, terms: PaperTerms | null): readonly (readonly [Hindrance, boolean])[] {
  const [then, after] = [validityOn(wanted.filedOn, paper, terms), validityOn(wanted.decidedOn, paper, terms)];
  return [
    ['revoked', then === 'revoked'],
    ['superseded', then === 'superseded'],
    ['faulted', then === 'faulted'],
    ['not-yet', then === 'not-yet'],
    ['expired', then === 'expired'],
    ['end-unknown', then === 'end-unknown'],
    ['ends-before-decision', then !== 'expired' && after === 'expired'],
  ];
}

/** Whether a paper may be the one whose number was named. */
function mayBeNumbered(number: string | null, named: string | null): boolean {
  return number === null || named === null || fold(number).replaceAll(' ', '') === fold(named).replaceAll(' ', '');
}

/** More reliable first, then the newer. */
function byWorth(one: LockerPaper, other: LockerPaper): number {
  return one.level === other.level ? Date.parse(other.lastAt) - Date.parse(one.lastAt) : one.level < other.level ? -1 : 1;
}
