import { ok, refuse, type Result } from '#kernel/result';
import { askerOf } from '../network-address.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from '../sign-in-limits.ts';
import { findOfficerAccount, useTotpStep, type OfficerAccount } from './account-store.ts';
import { isPassword } from './password.ts';
import { countTry, forgiveTry, type Counted, type LimitNeeds } from './rate-limit.ts';
import { unseal } from './secret-box.ts';
import { openSession, type OpenedSession } from './session-store.ts';
import { readCode } from './tokens.ts';
import { newTotpSecret, totpStep } from './totp.ts';

export interface SignedInOfficer extends OpenedSession {
  readonly accountId: string;
  readonly officerId: string;
}

export type OfficerRefusal =
  | { readonly code: 'sign-in.wrong' }
  | { readonly code: 'sign-in.code-used' }
  | { readonly code: 'sign-in.first-password' }
  | { readonly code: 'sign-in.first-password-over' }
  | { readonly code: 'sign-in.too-many-tries'; readonly minutes: number };

const NOBODYS_SECRET = newTotpSecret();

/**
 * Signs an officer in by login, password and the code of their authenticator app.
 *
 * One refusal for every wrong part, and as much work for a login nobody has: it does not tell which logins exist. A code works
 * once. Tries are counted per login and address together, so nobody is locked out from elsewhere. Who has a password that somebody
 * else made up is told to choose their own first; their code is not spent on that.
 */
export async function signInOfficer(
  asked: {
    readonly login: string;
    readonly password: string;
    readonly code: string;
    readonly address: string;
    readonly replaces?: string | null;
  },
  needs: LimitNeeds & { readonly signInLimits?: SignInLimits },
): Promise<Result<SignedInOfficer, OfficerRefusal>> {
  const login = readLogin(asked.login);
  const tries = triesAt({ login, address: asked.address }, needs.signInLimits);
  const usedUp = await countTry(tries, needs);
  if (usedUp) return refuse({ code: 'sign-in.too-many-tries', minutes: Math.ceil(usedUp.seconds / 60) });

  const account = await findOfficerAccount(needs.db, login);
  const passwordIsRight = await isPassword(asked.password, account?.passwordHash ?? null);
  const step = stepOf({ account, code: asked.code }, needs);
  if (!account || account.closed || !passwordIsRight || step === null) return refuse({ code: 'sign-in.wrong' });
  if (account.firstPasswordUntil !== null) return refuse(firstPasswordAt(account.firstPasswordUntil, needs.now));
  if (!(await useTotpStep(needs.db, { accountId: account.id, step }))) return refuse({ code: 'sign-in.code-used' });

  await forgiveTry(tries, needs);
  const session = await openSession(needs.db, { accountId: account.id, as: 'officer', replaces: asked.replaces ?? null, now: needs.now });
  return ok({ ...session, accountId: account.id, officerId: account.officerId });
}

/** A login as it is kept: officers type it with capitals and stray blanks, strangers with what no database can look for. */
export function readLogin(text: string): string {
  return text.replaceAll('\0', '').normalize('NFKC').trim().toLowerCase().slice(0, 100);
}

/** The time step of a right code, or `null`; works as long when there is no account. */
export function stepOf(
  given: { account: Pick<OfficerAccount, 'id' | 'totpSecret'> | null; code: string },
  needs: { readonly now: Temporal.Instant; readonly secretKey: string },
): number | null {
  const { account } = given;
  const secret = account
    ? unseal(needs.secretKey, { purpose: 'totp-secret', owner: account.id, sealed: account.totpSecret })
    : NOBODYS_SECRET;
  const step = totpStep(readCode(given.code) ?? '', { secret, now: needs.now });
  return account ? step : null;
}

function firstPasswordAt(until: string, now: Temporal.Instant) {
  const over = Temporal.Instant.compare(now, Temporal.Instant.from(until)) > 0;
  return { code: over ? 'sign-in.first-password-over' : 'sign-in.first-password' } as const;
}

export function triesAt(by: { login: string; address: string }, limits: SignInLimits = SIGN_IN_LIMITS): readonly Counted[] {
  const asker = askerOf(by.address);
  return [
    { what: 'tries-login-address', whose: [by.login, asker], limit: limits.triesPerLoginFromAddress },
    { what: 'tries-address', whose: [asker], limit: limits.triesPerAddress },
  ];
}
