import type { Db } from '#kernel/database';
import { inTransaction } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { enterChange } from '#modules/ledger/server';
import type { RoleAtAgency } from '#modules/staff';
import {
  endRole,
  findOfficer,
  grantRole,
  mayChangeOfficer,
  mayEntrust,
  setActive,
  type AdministerRefusal,
  type Officer,
  type StaffAdministrator,
} from '#modules/staff/server';
import { closeAllSessions, countAdministratorsBesides, findAccountOfOfficer, holdAdministrators } from './officer-account-store.ts';

export type ChangeOfficerRefusal =
  | AdministerRefusal
  | { readonly code: 'officer.unknown' }
  | { readonly code: 'administration.last-administrator' }
  | { readonly code: 'role.ends-before' };

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
  /** Where an administrator looks after the whole province: somebody must be left there. */
  readonly provincialSeats: readonly string[];
}

interface OfOfficer {
  readonly by: StaffAdministrator;
  readonly officerId: string;
}

/** Lets an officer in no longer, from this moment: every session of theirs ends. What they did stays under their name. */
export async function deactivateOfficer({ by, officerId }: OfOfficer, needs: Needs): Promise<Result<null, ChangeOfficerRefusal>> {
  return change({ by, officerId }, needs, async (officer, db) => {
    if (officer.roles.some((held) => isProvincial(held, needs)) && !(await somebodyIsLeft(officer.id, { ...needs, db })))
      return refuse({ code: 'administration.last-administrator' });
    if (!(await setActive(db, { officerId, active: false }))) return ok(null);
    const account = await findAccountOfOfficer(db, officerId);
    const sessions = account ? await closeAllSessions(db, account.accountId) : 0;
    const subject = { kind: 'officer', id: officerId } as const;
    await enterChange(db, { by, now: needs.now, subject, what: 'officer.deactivated', after: { sessionsEnded: sessions } });
    return ok(null);
  });
}

/** Lets an officer in again, with the roles they still hold. */
export async function reactivateOfficer({ by, officerId }: OfOfficer, needs: Needs): Promise<Result<null, ChangeOfficerRefusal>> {
  return change({ by, officerId }, needs, async (_officer, db) => {
    if (!(await setActive(db, { officerId, active: true }))) return ok(null);
    await enterChange(db, { by, now: needs.now, subject: { kind: 'officer', id: officerId }, what: 'officer.reactivated' });
    return ok(null);
  });
}

/** Entrusts an officer with a role, until a last day where one is named. What is held already stays as it is. */
export async function entrustRole(
  asked: OfOfficer & {
    readonly role: RoleAtAgency;
    readonly endsOn: string | null;
    readonly today: string;
    readonly reason: string | null;
  },
  needs: Needs,
): Promise<Result<null, ChangeOfficerRefusal>> {
  const { by, officerId, role, endsOn, reason } = asked;
  const allowed = mayEntrust(by, [role], needs.now);
  if (!allowed.ok) return allowed;
  if (endsOn !== null && endsOn < asked.today) return refuse({ code: 'role.ends-before' });
  return change({ by, officerId }, needs, async (_officer, db) => {
    const isNew = await grantRole(db, { ...role, officerId, now: needs.now, by: by.officerId, reason, endsOn });
    const subject = { kind: 'officer', id: officerId } as const;
    if (isNew) await enterChange(db, { by, now: needs.now, subject, what: 'role.granted', after: { ...role, endsOn } });
    return ok(null);
  });
}

/** Takes a role back. The last who administers the province keeps theirs. */
export async function takeRoleBack(
  asked: OfOfficer & { readonly role: RoleAtAgency; readonly reason: string | null },
  needs: Needs,
): Promise<Result<null, ChangeOfficerRefusal>> {
  const { by, officerId, role, reason } = asked;
  const allowed = mayEntrust(by, [role], needs.now);
  if (!allowed.ok) return allowed;
  return change({ by, officerId }, needs, async (officer, db) => {
    const stays = officer.roles.filter((held) => held.role !== role.role || held.agencyId !== role.agencyId);
    const loses = isProvincial(role, needs) && !stays.some((held) => isProvincial(held, needs));
    if (loses && !(await somebodyIsLeft(officerId, { ...needs, db }))) return refuse({ code: 'administration.last-administrator' });
    const subject = { kind: 'officer', id: officerId } as const;
    if (await endRole(db, { ...role, officerId, now: needs.now, by: by.officerId, reason })) {
      await enterChange(db, { by, now: needs.now, subject, what: 'role.ended', before: role });
    }
    return ok(null);
  });
}

/** The order of every change: allowed? known? Then one at a time, as two administrators could otherwise take each other away. */
async function change(
  { by, officerId }: OfOfficer,
  needs: Needs,
  work: (officer: Officer, db: Db) => Promise<Result<null, ChangeOfficerRefusal>>,
): Promise<Result<null, ChangeOfficerRefusal>> {
  return inTransaction(needs.db, async (db) => {
    await holdAdministrators(db);
    const officer = await findOfficer(db, officerId);
    const allowed = mayChangeOfficer(by, officer ?? { id: officerId, roles: [] }, needs.now);
    if (!allowed.ok) return allowed;
    return officer ? work(officer, db) : refuse({ code: 'officer.unknown' });
  });
}

function isProvincial({ role, agencyId }: RoleAtAgency, { provincialSeats }: Needs): boolean {
  return role === 'administrator' && provincialSeats.includes(agencyId);
}

async function somebodyIsLeft(officerId: string, { db, provincialSeats }: Needs): Promise<boolean> {
  return (await countAdministratorsBesides(db, { officerId, agencyIds: provincialSeats })) > 0;
}
