import { Buffer } from 'node:buffer';
import { inTransaction, type Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { enterInLedger } from '#modules/ledger/server';
import type { Actor } from '../actor.ts';
import { readChosenPassword, type PasswordRefusal } from '../chosen-password.ts';
import { askerOf } from '../network-address.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from '../sign-in-limits.ts';
import { getOfficerAccount, useTotpStep, type OfficerAccount } from './account-store.ts';
import { closeSessionsBut, findAccountOfOfficer, replacePassword, setTotpSecret } from './officer-account-store.ts';
import { hashPassword, isPassword } from './password.ts';
import { countTry, forgiveTry, type Counted, type LimitNeeds } from './rate-limit.ts';
import { seal, unseal } from './secret-box.ts';
import { stepOf } from './sign-in-officer.ts';
import { readCode } from './tokens.ts';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

/** How long a new authenticator waits for its first code, in minutes. */
const OFFER_MINUTES = 10;

type Needs = LimitNeeds & { readonly signInLimits?: SignInLimits };

/** An officer at their own account, with both things that let them in: what they know and what they hold. */
export interface AtOwnAccount {
  readonly actor: Actor;
  /** The session they ask from; it stays, every other one ends. */
  readonly token: string;
  readonly password: string;
  readonly code: string;
  readonly address: string;
}

export type ProofRefusal =
  | { readonly code: 'account.not-an-officer' }
  | { readonly code: 'own-account.wrong' }
  | { readonly code: 'sign-in.code-used' }
  | { readonly code: 'sign-in.too-many-tries'; readonly minutes: number };

/** An officer puts a password of their choice in place of theirs. Whoever else is signed in as them, browser or script, is out at once. */
export async function changeOwnPassword(
  asked: AtOwnAccount & { readonly chosen: string },
  needs: Needs,
): Promise<Result<null, ProofRefusal | PasswordRefusal>> {
  const proven = await proveBoth(asked, needs, (login) => readChosenPassword(asked.chosen, { login, former: asked.password }));
  if (!proven.ok) return proven;
  const { account } = proven.value;
  const passwordHash = await hashPassword(asked.chosen);
  return inTransaction(needs.db, async (db): Promise<Result<null, ProofRefusal>> => {
    if (!(await replacePassword(db, { accountId: account.id, passwordHash, former: account.passwordHash }))) {
      return refuse({ code: 'own-account.wrong' });
    }
    await noteOwn({ account, what: 'password.changed-own', token: asked.token }, { ...needs, db });
    return ok(null);
  });
}

/** Another authenticator, shown once; nothing has changed until its first code comes back with the ticket. */
export interface OfferedAuthenticator {
  readonly ticket: string;
  readonly totpSecret: string;
  readonly totpUri: string;
}

/** An officer who still holds their authenticator asks for another one. The ticket is sealed and good for ten minutes. */
export async function offerOwnAuthenticator(asked: AtOwnAccount, needs: Needs): Promise<Result<OfferedAuthenticator, ProofRefusal>> {
  const proven = await proveBoth<never>(asked, needs, () => ok(null));
  if (!proven.ok) return proven;
  const { account, login } = proven.value;
  const totpSecret = newTotpSecret();
  const until = needs.now.add({ minutes: OFFER_MINUTES }).toString();
  const text = JSON.stringify({ totpSecret, until });
  const ticket = seal(needs.secretKey, { purpose: 'totp-offer', owner: account.id, text }).toString('base64url');
  return ok({ ticket, totpSecret, totpUri: totpUri(totpSecret, login) });
}

export type TakeAuthenticatorRefusal =
  | Exclude<ProofRefusal, { code: 'own-account.wrong' | 'sign-in.code-used' }>
  | { readonly code: 'own-account.offer-over' }
  | { readonly code: 'own-account.code-wrong' };

/** The first code of the new authenticator: from now on it counts and the former one does not. */
export async function takeOwnAuthenticator(
  asked: Pick<AtOwnAccount, 'actor' | 'token' | 'code' | 'address'> & { readonly ticket: string },
  needs: Needs,
): Promise<Result<null, TakeAuthenticatorRefusal>> {
  if (asked.actor.kind !== 'officer') return refuse({ code: 'account.not-an-officer' });
  const tries = triesAt(asked, needs);
  const usedUp = await countTry(tries, needs);
  if (usedUp) return refuse({ code: 'sign-in.too-many-tries', minutes: Math.ceil(usedUp.seconds / 60) });

  const account = await getOfficerAccount(needs.db, asked.actor.accountId);
  const secret = secretIn(asked.ticket, account, needs);
  if (secret === null || account.closed) return refuse({ code: 'own-account.offer-over' });
  const step = totpStep(readCode(asked.code) ?? '', { secret, now: needs.now });
  if (step === null) return refuse({ code: 'own-account.code-wrong' });
  await forgiveTry(tries, needs);
  await inTransaction(needs.db, async (db) => {
    const totpSecret = seal(needs.secretKey, { purpose: 'totp-secret', owner: account.id, text: secret });
    await setTotpSecret(db, { accountId: account.id, totpSecret });
    await useTotpStep(db, { accountId: account.id, step });
    await noteOwn({ account, what: 'authenticator.changed-own', token: asked.token }, { ...needs, db });
  });
  return ok(null);
}

/** Password and code, each once more; `first` looks at what else was typed before a code is spent on it. */
async function proveBoth<R extends { readonly code: string }>(
  { actor, password, code, address }: AtOwnAccount,
  needs: Needs,
  first: (login: string) => Result<unknown, R>,
): Promise<Result<{ readonly account: OfficerAccount; readonly login: string }, ProofRefusal | R>> {
  if (actor.kind !== 'officer') return refuse({ code: 'account.not-an-officer' });
  const account = await getOfficerAccount(needs.db, actor.accountId);
  const login = (await findAccountOfOfficer(needs.db, account.officerId))?.login ?? '';
  const sound = first(login);
  if (!sound.ok) return sound;

  const tries = triesAt({ actor, address }, needs);
  const usedUp = await countTry(tries, needs);
  if (usedUp) return refuse({ code: 'sign-in.too-many-tries', minutes: Math.ceil(usedUp.seconds / 60) });
  const isRight = await isPassword(password, account.passwordHash);
  const step = stepOf({ account, code }, needs);
  if (!isRight || step === null || account.closed) return refuse({ code: 'own-account.wrong' });
  if (!(await useTotpStep(needs.db, { accountId: account.id, step }))) return refuse({ code: 'sign-in.code-used' });
  await forgiveTry(tries, needs);
  return ok({ account, login });
}

function triesAt({ actor, address }: Pick<AtOwnAccount, 'actor' | 'address'>, { signInLimits = SIGN_IN_LIMITS }: Needs): Counted[] {
  const accountId = actor.kind === 'officer' ? actor.accountId : '';
  return [{ what: 'tries-proof-address', whose: [accountId, askerOf(address)], limit: signInLimits.triesPerLoginFromAddress }];
}

/** Null when nobody offered this, to this account, within the last minutes. */
function secretIn(ticket: string, account: OfficerAccount, needs: Needs): string | null {
  try {
    const text = unseal(needs.secretKey, { purpose: 'totp-offer', owner: account.id, sealed: Buffer.from(ticket, 'base64url') });
    const { totpSecret, until } = JSON.parse(text) as { readonly totpSecret: string; readonly until: string };
    return Temporal.Instant.compare(needs.now, Temporal.Instant.from(until)) <= 0 ? totpSecret : null;
  } catch {
    return null;
  }
}

async function noteOwn(
  { account, what, token }: { readonly account: OfficerAccount; readonly what: string; readonly token: string },
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<void> {
  const sessionsEnded = await closeSessionsBut(db, { accountId: account.id, keep: token });
  await enterInLedger(db, {
    at: now.toString(),
    by: { kind: 'officer', id: account.officerId, role: null, agencyId: null },
    kind: 'administered',
    subject: { kind: 'officer', id: account.officerId },
    reason: what,
    data: { before: null, after: { sessionsEnded } },
  });
}
