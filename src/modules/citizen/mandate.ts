import { ok, refuse, type Result } from '#kernel/result';
import type { OrganisationDetails } from './organisation.ts';

/** That one may act for another: who for whom, for what, how long, and how it came about. */
export interface Mandate {
  readonly id: string;
  readonly kind: 'representative' | 'delegate';
  /** Null while an organisation is claimed that nobody has confirmed yet. */
  readonly principalId: string | null;
  /** Null while somebody is invited by a number and has not answered. */
  readonly delegateId: string | null;
  /** Null: every procedure. */
  readonly procedures: readonly string[] | null;
  /** First and last day, `YYYY-MM-DD`; without a last one it lasts until somebody ends it. */
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly origin: MandateOrigin;
  readonly state: MandateState;
  readonly claim: OrganisationDetails | null;
  readonly paper: { readonly sha256: string; readonly name: string; readonly mediaType: string } | null;
  /** The desk that recorded or settled it. */
  readonly agencyId: string | null;
  readonly askedAt: string;
  readonly version: number;
}

/** Given in the portal by the principal; recorded at a counter with the paper; claimed and confirmed by an officer; from a register. */
export type MandateOrigin = 'portal' | 'counter' | 'claim' | 'register';

export type MandateState = 'asked' | 'in-force' | 'refused' | 'revoked' | 'ended';

/** What is done about a mandate, by whom it can be done. */
export type MandateMove = 'accept' | 'confirm' | 'record' | 'refuse' | 'revoke' | 'end';

/** How somebody stands to a mandate. Who is invited by a number is its delegate to be. */
export type MandateSide = 'principal' | 'delegate' | 'desk' | 'system';

export type MandateFactType = 'asked' | 'paper-given' | 'accepted' | 'confirmed' | 'recorded' | 'refused' | 'revoked' | 'ended';

export type MandateRefusal =
  | { readonly code: 'mandate.unknown' }
  | { readonly code: 'mandate.not-yours' }
  | { readonly code: 'mandate.over'; readonly state: MandateState }
  | { readonly code: 'mandate.paper-missing' };

interface Rule {
  readonly from: readonly MandateState[];
  readonly to: MandateState;
  readonly fact: MandateFactType;
  readonly by: readonly MandateSide[];
  readonly origins: readonly MandateOrigin[];
}

const EVERY: readonly MandateOrigin[] = ['portal', 'counter', 'claim', 'register'];

const RULES: Readonly<Record<MandateMove, Rule>> = {
  accept: { from: ['asked'], to: 'in-force', fact: 'accepted', by: ['delegate'], origins: ['portal'] },
  confirm: { from: ['asked'], to: 'in-force', fact: 'confirmed', by: ['desk'], origins: ['claim'] },
  record: { from: ['asked'], to: 'in-force', fact: 'recorded', by: ['desk'], origins: ['counter'] },
  refuse: { from: ['asked'], to: 'refused', fact: 'refused', by: ['delegate', 'desk'], origins: ['portal', 'claim'] },
  revoke: { from: ['asked', 'in-force'], to: 'revoked', fact: 'revoked', by: ['principal', 'delegate', 'desk'], origins: EVERY },
  end: { from: ['in-force'], to: 'ended', fact: 'ended', by: ['system'], origins: EVERY },
};

/** Where there must be a paper for it to count. */
const WITH_PAPER: readonly MandateMove[] = ['confirm', 'record'];

/**
 * What a move comes to, or why it cannot be made. Nothing that ended begins again: a new mandate is another one.
 *
 * A desk settles what came to desks and may end what was settled there; what two people agreed in the portal is theirs alone.
 */
export function moveMandate(
  mandate: Pick<Mandate, 'state' | 'origin' | 'paper'>,
  { move, side }: { readonly move: MandateMove; readonly side: MandateSide },
): Result<{ readonly state: MandateState; readonly fact: MandateFactType }, MandateRefusal> {
  const rule = RULES[move];
  const mine = rule.by.includes(side) && rule.origins.includes(mandate.origin) && (side !== 'desk' || mandate.origin !== 'portal');
  const settles = move === 'refuse' && side === (mandate.origin === 'portal' ? 'desk' : 'delegate');
  if (!mine || settles) return refuse({ code: 'mandate.not-yours' });
  if (!rule.from.includes(mandate.state)) return refuse({ code: 'mandate.over', state: mandate.state });
  if (WITH_PAPER.includes(move) && mandate.paper === null) return refuse({ code: 'mandate.paper-missing' });
  return ok({ state: rule.to, fact: rule.fact });
}

/** Whether it lets its delegate act at all on a day, `YYYY-MM-DD`. A day that is over ends it, whether or not anybody wrote that down. */
export function isInForce(mandate: Pick<Mandate, 'state' | 'fromOn' | 'untilOn'>, today: string): boolean {
  return mandate.state === 'in-force' && mandate.fromOn <= today && (mandate.untilOn === null || today <= mandate.untilOn);
}

/** Whether it lets its delegate act in one procedure on a day. */
export function mayActFor(
  mandate: Pick<Mandate, 'state' | 'fromOn' | 'untilOn' | 'procedures'>,
  asked: { readonly procedure: string; readonly today: string },
): boolean {
  return isInForce(mandate, asked.today) && (mandate.procedures === null || mandate.procedures.includes(asked.procedure));
}

/** The state as people are told it: what is over by its date is over. */
export function stateOn(mandate: Pick<Mandate, 'state' | 'untilOn'>, today: string): MandateState {
  const isOver = mandate.state === 'in-force' && mandate.untilOn !== null && mandate.untilOn < today;
  return isOver ? 'ended' : mandate.state;
}
