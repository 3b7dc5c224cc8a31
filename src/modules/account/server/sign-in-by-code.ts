import { inTransaction, type Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { addPerson } from '#modules/citizen/server';
import type { CitizenActor } from '../actor.ts';
import { askerOf } from '../network-address.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from '../sign-in-limits.ts';
import { addCitizenAccount, findCitizenAccount, lockPhone, type CitizenAccount } from './account-store.ts';
import { findChallenge, useCode, type Challenge } from './one-time-code-store.ts';
import { countTry, forgiveTry, type Counted, type LimitNeeds } from './rate-limit.ts';
import { codeMac, codesAsked } from './request-code.ts';
import { openSession, type OpenedSession } from './session-store.ts';
import { readCode } from './tokens.ts';

/** A citizen who just signed in; `isNew` when this made their account. */
export interface SignedInCitizen extends OpenedSession {
  readonly actor: CitizenActor;
  readonly isNew: boolean;
}

export type CodeRefusal =
  | { readonly code: 'sign-in.code-malformed' }
  | { readonly code: 'sign-in.code-wrong' }
  | { readonly code: 'sign-in.code-expired' }
  | { readonly code: 'sign-in.ask-new-code' }
  | { readonly code: 'sign-in.too-many-tries'; readonly minutes: number }
  | { readonly code: 'account.closed' };

/**
 * Signs a citizen in by the code their phone received.
 *
 * Wrong tries belong to this challenge and this address: a stranger elsewhere burns their own question, never the owner's. A
 * code opens one session, however many ask with it at once.
 */
export async function signInByCode(
  asked: { readonly challengeId: string; readonly code: string; readonly address: string; readonly replaces?: string | null },
  needs: LimitNeeds & { readonly signInLimits?: SignInLimits },
): Promise<Result<SignedInCitizen, CodeRefusal>> {
  const code = readCode(asked.code);
  if (code === null) return refuse({ code: 'sign-in.code-malformed' });
  const challenge = isId(asked.challengeId) ? await findChallenge(needs.db, asked.challengeId, needs.now) : null;
  if (!challenge?.open) return refuse({ code: 'sign-in.code-expired' });

  const tries = triesAt(challenge, asked.address, needs.signInLimits);
  const usedUp = await countTry(tries, needs);
  if (usedUp?.what.startsWith('tries-challenge')) return refuse({ code: 'sign-in.ask-new-code' });
  if (usedUp) return refuse({ code: 'sign-in.too-many-tries', minutes: Math.ceil(usedUp.seconds / 60) });

  const signedIn = await inTransaction(needs.db, async (trx) => {
    const mac = codeMac({ challengeId: challenge.id, code }, needs);
    if (!(await useCode(trx, { id: challenge.id, mac, now: needs.now }))) return refuse({ code: 'sign-in.code-wrong' });
    return enter(trx, { phone: challenge.phone, replaces: asked.replaces ?? null, now: needs.now });
  });
  if (signedIn.ok) await forgiveTry([...tries, ...codesAsked({ ...challenge, address: asked.address }, needs.signInLimits)], needs);
  return signedIn;
}

async function enter(
  trx: Db,
  by: { phone: string; replaces: string | null; now: Temporal.Instant },
): Promise<Result<SignedInCitizen, { readonly code: 'account.closed' }>> {
  const known = await findCitizenAccount(trx, by.phone);
  if (known?.closed) return refuse({ code: 'account.closed' });
  const account = known ?? (await makeAccount(trx, by));
  const session = await openSession(trx, { accountId: account.id, as: 'citizen', replaces: by.replaces, now: by.now });
  return ok({ ...session, actor: { kind: 'citizen', accountId: account.id, personId: account.personId }, isNew: !known });
}

/** The account of a phone seen for the first time, with a person nobody knows anything about yet. */
export async function makeAccount(trx: Db, by: { phone: string; now: Temporal.Instant }): Promise<CitizenAccount> {
  await lockPhone(trx, by.phone);
  const made = await findCitizenAccount(trx, by.phone);
  if (made) return made;
  const personId = await addPerson(trx, by);
  return addCitizenAccount(trx, { personId, ...by });
}

function triesAt(challenge: Challenge, address: string, limits: SignInLimits = SIGN_IN_LIMITS): readonly Counted[] {
  const asker = askerOf(address);
  return [
    { what: 'tries-challenge-address', whose: [challenge.id, asker], limit: limits.triesPerChallengeFromAddress },
    { what: 'tries-challenge', whose: [challenge.id], limit: limits.triesPerChallenge },
    { what: 'tries-phone-address', whose: [challenge.phone, asker], limit: limits.triesPerPhoneFromAddress },
    { what: 'tries-address', whose: [asker], limit: limits.triesPerAddress },
  ];
}
