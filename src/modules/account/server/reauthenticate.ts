import { ok, refuse, type Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { askerOf } from '../network-address.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from '../sign-in-limits.ts';
import { getOfficerAccount, useTotpStep } from './account-store.ts';
import { isPassword } from './password.ts';
import { countTry, forgiveTry, type Counted, type LimitNeeds } from './rate-limit.ts';
import { markReauthenticated } from './session-store.ts';
import { stepOf } from './sign-in-officer.ts';
import { readCode } from './tokens.ts';

export type ReauthenticateRefusal =
  | { readonly code: 'account.not-an-officer' }
  | { readonly code: 'reauthenticate.wrong' }
  | { readonly code: 'sign-in.code-used' }
  | { readonly code: 'sign-in.too-many-tries'; readonly minutes: number };

/**
 * An officer proves once more who is at the keyboard, before a decision: by the code of their app (six digits) or by password.
 * Answers the instant from which the proof counts and marks the session with it.
 */
export async function reauthenticate(
  asked: { readonly actor: Actor; readonly token: string; readonly proof: string; readonly address: string },
  needs: LimitNeeds & { readonly signInLimits?: SignInLimits },
): Promise<Result<{ readonly reauthenticatedAt: string }, ReauthenticateRefusal>> {
  if (asked.actor.kind !== 'officer') return refuse({ code: 'account.not-an-officer' });

  const { accountId } = asked.actor;
  const limit = (needs.signInLimits ?? SIGN_IN_LIMITS).triesPerLoginFromAddress;
  const tries: Counted[] = [{ what: 'tries-proof-address', whose: [accountId, askerOf(asked.address)], limit }];
  const usedUp = await countTry(tries, needs);
  if (usedUp) return refuse({ code: 'sign-in.too-many-tries', minutes: Math.ceil(usedUp.seconds / 60) });

  const account = await getOfficerAccount(needs.db, accountId);
  if (readCode(asked.proof) !== null) {
    const step = stepOf({ account, code: asked.proof }, needs);
    if (step === null || account.closed) return refuse({ code: 'reauthenticate.wrong' });
    if (!(await useTotpStep(needs.db, { accountId, step }))) return refuse({ code: 'sign-in.code-used' });
  } else if (!(await isPassword(asked.proof, account.passwordHash)) || account.closed) {
    return refuse({ code: 'reauthenticate.wrong' });
  }

  await forgiveTry(tries, needs);
  await markReauthenticated(needs.db, { token: asked.token, now: needs.now });
  return ok({ reauthenticatedAt: needs.now.toString() });
}
