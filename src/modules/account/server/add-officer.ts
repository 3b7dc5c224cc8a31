import { inTransaction, type Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { readPersonName, type NameRefusal } from '#modules/citizen';
import type { RoleAtAgency } from '#modules/staff';
import { addOfficer as addToStaff, grantRole } from '#modules/staff/server';
import type { Actor } from '../actor.ts';
import { SHORTEST_PASSWORD } from '../chosen-password.ts';
import { addOfficerAccount } from './account-store.ts';
import { hashPassword } from './password.ts';
import { seal } from './secret-box.ts';
import { readLogin } from './sign-in-officer.ts';
import { newToken } from './tokens.ts';
import { newTotpSecret, totpUri } from './totp.ts';

/** What the new officer must be told, once: nothing of it can be read again. */
export interface AddedOfficer {
  readonly officerId: string;
  readonly accountId: string;
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly totpUri: string;
}

export type AddOfficerRefusal =
  | NameRefusal
  | { readonly code: 'account.not-allowed' }
  | { readonly code: 'login.malformed' }
  | { readonly code: 'login.taken' }
  | { readonly code: 'password.too-short'; readonly least: number };

/** Enters an officer with roles and a way to sign in; password and authenticator secret are made up when not given. */
export async function addOfficer(
  asked: {
    readonly actor: Actor;
    readonly login: string;
    readonly fullName: string;
    readonly roles: readonly RoleAtAgency[];
    readonly email?: string | null;
    readonly password?: string;
    readonly totpSecret?: string;
  },
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly secretKey: string },
): Promise<Result<AddedOfficer, AddOfficerRefusal>> {
  if (asked.actor.kind !== 'system') return refuse({ code: 'account.not-allowed' });

  const login = readLogin(asked.login);
  if (!/^[a-z][a-z0-9.-]{2,39}$/.test(login)) return refuse({ code: 'login.malformed' });
  const name = readPersonName(asked.fullName);
  if (!name.ok) return name;
  const password = asked.password ?? newToken().slice(0, 20);
  if (password.length < SHORTEST_PASSWORD) return refuse({ code: 'password.too-short', least: SHORTEST_PASSWORD });

  const totpSecret = asked.totpSecret ?? newTotpSecret();
  const passwordHash = await hashPassword(password);
  const entered = await enterOfficer({ ...asked, login, fullName: name.value, passwordHash, totpSecret }, needs);
  return entered.ok ? ok({ ...entered.value, login, password, totpSecret, totpUri: totpUri(totpSecret, login) }) : entered;
}

/** The same with everything already read and the password already hashed: officer, roles and account together or not at all. */
export async function enterOfficer(
  asked: {
    readonly login: string;
    readonly fullName: string;
    readonly roles: readonly RoleAtAgency[];
    readonly email?: string | null;
    readonly phone?: string | null;
    readonly passwordHash: string;
    readonly totpSecret: string;
    /** The administrator; nobody where the program or the command line does it. */
    readonly by?: string;
  },
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly secretKey: string },
): Promise<Result<{ readonly officerId: string; readonly accountId: string }, { readonly code: 'login.taken' }>> {
  const { login, passwordHash } = asked;
  const { now } = needs;
  const accountId = newId();
  try {
    return await inTransaction(needs.db, async (trx) => {
      const officerId = await addToStaff(trx, { fullName: asked.fullName, email: asked.email ?? null, phone: asked.phone ?? null, now });
      for (const role of asked.roles) await grantRole(trx, { ...role, officerId, now, by: asked.by ?? null });
      const totpSecret = seal(needs.secretKey, { purpose: 'totp-secret', owner: accountId, text: asked.totpSecret });
      const entered = await addOfficerAccount(trx, { id: accountId, officerId, login, passwordHash, totpSecret, now });
      if (entered === null) throw new LoginTaken();
      return ok({ officerId, accountId });
    });
  } catch (fault) {
    if (fault instanceof LoginTaken) return refuse({ code: 'login.taken' });
    throw fault;
  }
}

/** Rolls the half-entered officer back. */
class LoginTaken extends Error {}
