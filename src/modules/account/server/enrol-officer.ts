import type { Db } from '#kernel/database';
import { inTransaction } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { readEmail, readPersonName, readPhone, type EmailRefusal, type NameRefusal, type PhoneRefusal } from '#modules/citizen';
import { enterChange } from '#modules/ledger/server';
import type { RoleAtAgency } from '#modules/staff';
import { mayEntrust, type AdministerRefusal, type StaffAdministrator } from '#modules/staff/server';
import { enterOfficer } from './add-officer.ts';
import { FIRST_PASSWORD_DAYS, newFirstPassword } from './first-password.ts';
import { setFirstPassword } from './officer-account-store.ts';
import { hashPassword } from './password.ts';
import { readLogin } from './sign-in-officer.ts';
import { newTotpSecret, totpUri } from './totp.ts';

/** What an officer needs to sign in for the first time. Shown once; nothing of it can be read again. */
export interface FirstCredentials {
  readonly officerId: string;
  readonly login: string;
  /** Null where it stays as it was. */
  readonly password: string | null;
  readonly totpSecret: string | null;
  /** What an authenticator app reads from a QR code. */
  readonly totpUri: string | null;
  readonly until: string;
}

export type EnrolRefusal =
  AdministerRefusal | NameRefusal | EmailRefusal | PhoneRefusal | { readonly code: 'login.malformed' } | { readonly code: 'login.taken' };

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly secretKey: string;
}

/**
 * An administrator enters an officer with roles at agencies they look after. The password made up here works once, for a week, and
 * only to choose another one.
 */
export async function enrolOfficer(
  asked: {
    readonly by: StaffAdministrator;
    readonly login: string;
    readonly fullName: string;
    readonly email: string;
    readonly phone: string;
    readonly roles: readonly RoleAtAgency[];
  },
  needs: Needs,
): Promise<Result<FirstCredentials, EnrolRefusal>> {
  const { by, roles } = asked;
  const { now } = needs;
  const allowed = mayEntrust(by, roles, now);
  if (!allowed.ok) return allowed;

  const login = readLogin(asked.login);
  const name = readPersonName(asked.fullName);
  if (!name.ok) return name;
  if (!/^[a-z][a-z0-9.-]{2,39}$/.test(login)) return refuse({ code: 'login.malformed' });
  const email = asked.email.trim() === '' ? ok(null) : readEmail(asked.email);
  if (!email.ok) return email;
  const phone = asked.phone.trim() === '' ? ok(null) : readPhone(asked.phone);
  if (!phone.ok) return phone;

  const [password, totpSecret] = [newFirstPassword(), newTotpSecret()];
  const passwordHash = await hashPassword(password);
  const until = now.add({ hours: FIRST_PASSWORD_DAYS * 24 });
  return inTransaction(needs.db, async (db) => {
    const given = {
      login,
      fullName: name.value,
      email: email.value,
      phone: phone.value,
      roles,
      passwordHash,
      totpSecret,
      by: by.officerId,
    };
    const entered = await enterOfficer(given, { ...needs, db });
    if (!entered.ok) return entered;
    const { officerId, accountId } = entered.value;
    await setFirstPassword(db, { accountId, passwordHash, until });
    await enterChange(db, { by, now, subject: { kind: 'officer', id: officerId }, what: 'officer.enrolled', after: { roles } });
    return ok({ officerId, login, password, totpSecret, totpUri: totpUri(totpSecret, login), until: until.toString() });
  });
}
