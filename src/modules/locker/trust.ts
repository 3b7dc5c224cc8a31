import type { AskedAs } from './paper-terms.ts';

/**
 * How far a paper can be relied on, from A: read from a register with the proof of asking; B: issued electronically by the office whose
 * paper it is; C: an electronic copy certified against the original or from the register; D: a scan an officer compared and signed;
 * E: an upload an office found right before; F: an upload nobody looked at.
 */
export const TRUST_LEVELS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/** The lowest level that does; null: nothing electronic ever does. */
const LEAST = { plain: 'F', certified: 'D', original: 'B', paper: null } as const satisfies Record<AskedAs, TrustLevel | null>;

/** Whether a paper of this level is what a component asks for. */
export function isEnough(level: TrustLevel, askedAs: AskedAs): boolean {
  const least = LEAST[askedAs];
  return least !== null && level <= least;
}

/** The more reliable of two: letters stand in that order. */
export function betterOf(one: TrustLevel, other: TrustLevel): TrustLevel {
  return one < other ? one : other;
}

/** Whether an officer looks at it once more when it is used again. */
export function isCheckedAgain(level: TrustLevel): boolean {
  return level === 'E' || level === 'F';
}
