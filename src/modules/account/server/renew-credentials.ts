import type { Db } from '#kernel/database';
import { inTransaction } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { enterChange } from '#modules/ledger/server';
import { findOfficer, mayChangeOfficer, type AdministerRefusal, type StaffAdministrator } from '#modules/staff/server';
import type { FirstCredentials } from './enrol-officer.ts';
import { FIRST_PASSWORD_DAYS, newFirstPassword } from './first-password.ts';
import { closeAllSessions, findAccountOfOfficer, setFirstPassword, setTotpSecret } from './officer-account-store.ts';
import { hashPassword } from './password.ts';
import { seal } from './secret-box.ts';
import { newTotpSecret, totpUri } from './totp.ts';

export type RenewRefusal = AdministerRefusal | { readonly code: 'officer.unknown' };

/**
 * Gives an officer another first password, or another authenticator: for who forgot the one or lost the other. Whoever is signed in
 * as them is out at once.
 */
export async function renewCredentials(
  asked: { readonly by: StaffAdministrator; readonly officerId: string; readonly what: 'password' | 'authenticator' },
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly secretKey: string },
): Promise<Result<FirstCredentials, RenewRefusal>> {
  const { by, officerId, what } = asked;
  const { now } = needs;
  const officer = await findOfficer(needs.db, officerId);
  const allowed = mayChangeOfficer(by, officer ?? { id: officerId, roles: [] }, now);
  if (!allowed.ok) return allowed;
  const account = await findAccountOfOfficer(needs.db, officerId);
  if (!officer || !account) return refuse({ code: 'officer.unknown' });

  const { accountId, login } = account;
  const until = now.add({ hours: FIRST_PASSWORD_DAYS * 24 });
  const password = what === 'password' ? newFirstPassword() : null;
  const passwordHash = password === null ? null : await hashPassword(password);
  const totpSecret = what === 'authenticator' ? newTotpSecret() : null;
  await inTransaction(needs.db, async (db) => {
    if (passwordHash !== null) await setFirstPassword(db, { accountId, passwordHash, until });
    if (totpSecret !== null) {
      const sealed = seal(needs.secretKey, { purpose: 'totp-secret', owner: accountId, text: totpSecret });
      await setTotpSecret(db, { accountId, totpSecret: sealed });
    }
    const sessions = await closeAllSessions(db, accountId);
    await enterChange(db, {
      by,
      now,
      subject: { kind: 'officer', id: officerId },
      what: `${what}.renewed`,
      after: { sessionsEnded: sessions },
    });
  });
  const uri = totpSecret === null ? null : totpUri(totpSecret, login);
  return ok({ officerId, login, password, totpSecret, totpUri: uri, until: until.toString() });
}
