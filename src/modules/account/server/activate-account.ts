import { ok, refuse, type Result } from '#kernel/result';
import { inTransaction } from '#kernel/database';
import { readChosenPassword, type PasswordRefusal } from '../chosen-password.ts';
import type { SignInLimits } from '../sign-in-limits.ts';
import { findOfficerAccount, useTotpStep } from './account-store.ts';
import { setOwnPassword } from './officer-account-store.ts';
import { hashPassword, isPassword } from './password.ts';
import { countTry, forgiveTry, type LimitNeeds } from './rate-limit.ts';
import { openSession } from './session-store.ts';
import { readLogin, stepOf, triesAt, type OfficerRefusal, type SignedInOfficer } from './sign-in-officer.ts';

/**
 * An officer exchanges the password an administrator made up for one of their own, with a code of the authenticator they have just
 * set up, and is signed in. Works once: afterwards the first password opens nothing.
 */
export async function activateAccount(
  asked: {
    readonly login: string;
    readonly password: string;
    readonly code: string;
    readonly chosen: string;
    readonly address: string;
    readonly replaces?: string | null;
  },
  needs: LimitNeeds & { readonly signInLimits?: SignInLimits },
): Promise<Result<SignedInOfficer, OfficerRefusal | PasswordRefusal>> {
  const login = readLogin(asked.login);
  const chosen = readChosenPassword(asked.chosen, { login, former: asked.password });
  if (!chosen.ok) return chosen;
  const tries = triesAt({ login, address: asked.address }, needs.signInLimits);
  const usedUp = await countTry(tries, needs);
  if (usedUp) return refuse({ code: 'sign-in.too-many-tries', minutes: Math.ceil(usedUp.seconds / 60) });

  const account = await findOfficerAccount(needs.db, login);
  const passwordIsRight = await isPassword(asked.password.trim(), account?.passwordHash ?? null);
  const step = stepOf({ account, code: asked.code }, needs);
  const until = account?.firstPasswordUntil ?? null;
  if (!account || account.closed || !passwordIsRight || step === null || until === null) return refuse({ code: 'sign-in.wrong' });
  if (Temporal.Instant.compare(needs.now, Temporal.Instant.from(until)) > 0) return refuse({ code: 'sign-in.first-password-over' });
  if (!(await useTotpStep(needs.db, { accountId: account.id, step }))) return refuse({ code: 'sign-in.code-used' });

  const passwordHash = await hashPassword(chosen.value);
  await forgiveTry(tries, needs);
  return inTransaction(needs.db, async (trx) => {
    const set = await setOwnPassword(trx, { accountId: account.id, passwordHash, former: account.passwordHash });
    if (!set) return refuse({ code: 'sign-in.wrong' });
    const session = await openSession(trx, { accountId: account.id, as: 'officer', replaces: asked.replaces ?? null, now: needs.now });
    return ok({ ...session, accountId: account.id, officerId: account.officerId });
  });
}
