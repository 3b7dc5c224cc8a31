import type { ScanState } from '#modules/paper';
import type { Standing } from './origin.ts';
import type { PaperTerms } from './paper-terms.ts';
import type { Thing } from './thing.ts';
import type { TrustLevel } from './trust.ts';

/** A paper in somebody's locker. Days are `YYYY-MM-DD`. */
export interface LockerPaper {
  readonly id: string;
  /** Null: nobody knows what type it is. */
  readonly type: string | null;
  readonly sha256: string;
  readonly name: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  /** Whose it is; null: somebody else's than the locker's owner, or nobody knows. */
  readonly holderId: string | null;
  readonly level: TrustLevel;
  readonly number: string | null;
  readonly issuerId: string | null;
  readonly issuedOn: string | null;
  /** The last day on which it holds; null: not known, or for good. */
  readonly expiresOn: string | null;
  /** Units in which it holds; null: everywhere. */
  readonly scope: readonly string[] | null;
  readonly about: Thing | null;
  readonly standing: Standing;
  readonly standingSince: string | null;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Whether the same content was also handed in as something else, by a word that counts as much. */
  readonly claimedOtherwise: boolean;
  /** Whether its owner asked that it, or nothing at all, be offered at filings. */
  readonly keptBack: boolean;
  readonly scan: ScanState;
}

/** How a paper stands on a day. `end-unknown`: it ends, and nobody told when. */
export type PaperValidity = 'valid' | 'ends-soon' | 'not-yet' | 'expired' | 'end-unknown' | Exclude<Standing, 'stands'>;

type Dated = Pick<LockerPaper, 'standing' | 'issuedOn' | 'expiresOn'>;

const SOON = 30; // days before its last day a paper is called to mind

export function validityOn(day: string, { standing, issuedOn, expiresOn }: Dated, terms: PaperTerms | null): PaperValidity {
  if (standing !== 'stands') return standing;
  if (issuedOn !== null && issuedOn > day) return 'not-yet';
  if (expiresOn === null) return isLimited(terms) ? 'end-unknown' : 'valid';
  if (expiresOn < day) return 'expired';
  return daysBetween(day, expiresOn) <= SOON ? 'ends-soon' : 'valid';
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function isLimited(terms: PaperTerms | null): boolean {
  return terms !== null && (terms.ends || terms.validMonths !== null);
}
