import { looksAfter, type Administrator, type NotAllowed } from '#modules/agency';
import { ok, refuse, type Result } from '#kernel/result';
import type { RoleAtAgency } from './officer-role.ts';

/** Whoever looks after officers, as the module agency knows them. */
export type StaffAdministrator = Administrator;

/** Accounts are touched only by an administrator who proved lately who they are. In minutes. */
export const PROOF_LASTS = 15;

export type AdministerRefusal =
  NotAllowed | { readonly code: 'administration.not-yourself' } | { readonly code: 'administration.proof-needed' };

/** Whether an administrator may entrust, or take back, these roles: each at an agency they look after. */
export function mayEntrust(by: StaffAdministrator, roles: readonly RoleAtAgency[], now: Temporal.Instant): Result<null, AdministerRefusal> {
  const own = by.covers === 'province' || (roles.length > 0 && roles.every(({ agencyId }) => looksAfter(by, agencyId)));
  return own ? proven(by, now) : refuse({ code: 'administration.not-allowed' });
}

/**
 * Whether an administrator may change an officer's account: one all of whose roles are at agencies they look after, so that nobody
 * reaches a higher seat by resetting the password of who sits there. Never their own: another administrator does that.
 */
export function mayChangeOfficer(
  by: StaffAdministrator,
  officer: { readonly id: string; readonly roles: readonly RoleAtAgency[] },
  now: Temporal.Instant,
): Result<null, AdministerRefusal> {
  const allowed = mayEntrust(by, officer.roles, now);
  if (!allowed.ok && allowed.refusal.code === 'administration.not-allowed') return allowed;
  return officer.id === by.officerId ? refuse({ code: 'administration.not-yourself' }) : allowed;
}

/** Whether a proof of identity still counts. */
export function isProven(by: Pick<StaffAdministrator, 'provenAt'>, now: Temporal.Instant): boolean {
  if (by.provenAt === null) return false;
  const age = Temporal.Instant.from(by.provenAt).until(now).total('minutes');
  return age >= 0 && age <= PROOF_LASTS;
}

function proven(by: StaffAdministrator, now: Temporal.Instant): Result<null, AdministerRefusal> {
  return isProven(by, now) ? ok(null) : refuse({ code: 'administration.proof-needed' });
}
