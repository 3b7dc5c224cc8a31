import { isIsoDay } from '#kernel/typed-day';
import type { OfficerRole, RoleAtAgency } from './officer-role.ts';

/** The seats somebody else can sit on: those of the work itself. Nobody oversees or administers in another's place. */
export const SUBSTITUTE_ROLES = ['receiver', 'head', 'specialist', 'leader', 'records-clerk'] as const satisfies readonly OfficerRole[];
export type SubstituteRole = (typeof SUBSTITUTE_ROLES)[number];

/** Longer than a quarter is no absence any more but another appointment. */
export const MOST_SUBSTITUTE_DAYS = 92;
const MOST_REASON = 300;

/** That one officer sits on the seat of another, from one day to another, both included. */
export interface Substitution extends RoleAtAgency {
  readonly id: string;
  readonly role: SubstituteRole;
  /** Whose seat it is. */
  readonly officerId: string;
  readonly officerName: string;
  readonly substituteId: string;
  readonly substituteName: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: string;
  /** Null where the program did it. */
  readonly namedBy: string | null;
  readonly namedAt: string;
  readonly endedAt: string | null;
}

/** A seat somebody holds for another right now; `until` is the last day. */
export interface StandIn extends RoleAtAgency {
  readonly officerId: string;
  readonly name: string;
  readonly until: string;
}

/** A seat somebody may sit on: their own, or one they hold for another. */
export interface HeldSeat extends RoleAtAgency {
  readonly standsInFor?: { readonly officerId: string; readonly name: string };
}

/** Every seat an officer may sit on, their own first. */
export function heldSeats(officer: {
  readonly roles: readonly RoleAtAgency[];
  readonly standIns?: readonly StandIn[];
}): readonly HeldSeat[] {
  const own = officer.roles.map(({ role, agencyId }) => ({ role, agencyId }));
  const lent = (officer.standIns ?? []).map(({ role, agencyId, officerId, name }) => ({
    role,
    agencyId,
    standsInFor: { officerId, name },
  }));
  return [...own, ...lent];
}

export type SubstitutionIssue =
  | { readonly field: 'from'; readonly code: 'substitute.day-malformed' | 'substitute.from-past' }
  | { readonly field: 'until'; readonly code: 'substitute.day-malformed' | 'substitute.until-before-from' }
  | { readonly field: 'until'; readonly code: 'substitute.too-long'; readonly days: number }
  | { readonly field: 'reason'; readonly code: 'substitute.reason-missing' }
  | { readonly field: 'reason'; readonly code: 'substitute.reason-too-long'; readonly max: number };

/** Everything that is wrong with the time and the reason of a substitution, at once. Days are `YYYY-MM-DD`. */
export function substitutionIssues(
  asked: { readonly fromOn: string; readonly untilOn: string; readonly reason: string },
  today: string,
): readonly SubstitutionIssue[] {
  const { fromOn, untilOn, reason } = asked;
  const issues: SubstitutionIssue[] = [];
  if (!isIsoDay(fromOn)) issues.push({ field: 'from', code: 'substitute.day-malformed' });
  else if (fromOn < today) issues.push({ field: 'from', code: 'substitute.from-past' });
  if (!isIsoDay(untilOn)) issues.push({ field: 'until', code: 'substitute.day-malformed' });
  else if (untilOn < fromOn) issues.push({ field: 'until', code: 'substitute.until-before-from' });
  else if (isIsoDay(fromOn) && daysBetween(fromOn, untilOn) >= MOST_SUBSTITUTE_DAYS)
    issues.push({ field: 'until', code: 'substitute.too-long', days: MOST_SUBSTITUTE_DAYS });
  if (reason.trim() === '') issues.push({ field: 'reason', code: 'substitute.reason-missing' });
  else if (reason.length > MOST_REASON) issues.push({ field: 'reason', code: 'substitute.reason-too-long', max: MOST_REASON });
  return issues;
}

/** Where a substitution stands on a day. */
export function substitutionState(
  { fromOn, untilOn, endedAt }: Pick<Substitution, 'fromOn' | 'untilOn' | 'endedAt'>,
  today: string,
): 'in-force' | 'ahead' | 'over' {
  if (endedAt !== null || untilOn < today) return 'over';
  return fromOn > today ? 'ahead' : 'in-force';
}

function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
