import { randomInt } from 'node:crypto';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { readMobile } from '#modules/citizen';
import type { Actor } from '../actor.ts';
import type { Limit } from '../sign-in-limits.ts';
import { addCode } from './one-time-code-store.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';
import { codeMac } from './request-code.ts';
import { macOf, seal } from './secret-box.ts';
import { newCode, readCode } from './tokens.ts';
import * as store from './zalo-link-store.ts';

/** How long a token from the account page and a code on the phone can be used, in minutes. */
export const LINK_MINUTES = 10;

const HALF_AN_HOUR = 1800; // seconds
const MOST_TRIES = 5; // at one code

const LIMITS = {
  tokensPerUser: { most: 10, seconds: HALF_AN_HOUR },
  codesPerUser: { most: 3, seconds: HALF_AN_HOUR },
  codesPerPhone: { most: 5, seconds: HALF_AN_HOUR },
} as const satisfies Record<string, Limit>;

/** No letter that is taken for another, on a small screen. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/** Who asks for a link of their own account. */
type OwnerNeeds = Pick<LimitNeeds, 'db' | 'now' | 'secretKey'>;

export type LinkRefusal = { readonly code: 'zalo.citizens-only' };

/** A citizen asks for what links their account with the Zalo they type it in: once, for ten minutes. It is shown once and kept as a hash. */
export async function offerZaloLink(
  asked: { readonly actor: Actor },
  needs: OwnerNeeds,
): Promise<Result<{ readonly token: string }, LinkRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'zalo.citizens-only' });

  const token = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const expiresAt = needs.now.add({ minutes: LINK_MINUTES });
  await store.keepLinkToken(needs.db, { hash: hashOf(token, needs), accountId: asked.actor.accountId, expiresAt });
  return ok({ token });
}

/** A citizen ends the link of their account. */
export async function unlinkZalo(asked: { readonly actor: Actor }, needs: { readonly db: Db }): Promise<Result<boolean, LinkRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'zalo.citizens-only' });
  return ok(await store.dropLink(needs.db, { accountId: asked.actor.accountId }));
}

/** Since when a citizen's account is linked. */
export async function zaloLinkOf(
  asked: { readonly actor: Actor },
  needs: { readonly db: Db },
): Promise<Result<string | null, LinkRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'zalo.citizens-only' });
  return ok(await store.linkedSince(needs.db, asked.actor.accountId));
}

/** What came of an attempt to link from the chat. */
export type LinkOutcome = 'linked' | 'refused' | 'taken';

/** Somebody typed a token in the chat: whoever holds it holds the account that asked for it. Guessing is counted. */
export async function linkByToken(typed: { readonly userId: string; readonly token: string }, needs: LimitNeeds): Promise<LinkOutcome> {
  const tried = { what: 'zalo-token', whose: [typed.userId], limit: LIMITS.tokensPerUser };
  if (await countTry([tried], needs)) return 'refused';
  const accountId = await store.spendLinkToken(needs.db, hashOf(typed.token.toUpperCase().replace(/[^A-Z0-9]/g, ''), needs), needs.now);
  if (accountId === null) return 'refused';
  return (await store.keepLink(needs.db, { accountId, userId: typed.userId, now: needs.now })) ? 'linked' : 'taken';
}

/** Says the code in a text message. */
type SayLinkCode = (said: { readonly code: string; readonly minutes: number }) => string;

/**
 * Somebody shared their phone in the chat: a code goes to that phone, when an account has it. What is answered is the same when none has,
 * so that nobody learns from it who has an account. Answers the minutes to wait when there were too many.
 */
export async function sendLinkCode(
  shared: { readonly userId: string; readonly phone: string },
  needs: LimitNeeds & { readonly sayLinkCode: SayLinkCode },
): Promise<{ readonly minutes: number } | { readonly waitMinutes: number } | null> {
  const phone = readMobile(shared.phone);
  if (!phone.ok) return null;
  const usedUp = await countTry(
    [
      { what: 'zalo-codes-user', whose: [shared.userId], limit: LIMITS.codesPerUser },
      { what: 'zalo-codes-phone', whose: [phone.value], limit: LIMITS.codesPerPhone },
    ],
    needs,
  );
  if (usedUp) return { waitMinutes: Math.ceil(usedUp.seconds / 60) };

  const id = newId();
  const code = newCode();
  const expiresAt = needs.now.add({ minutes: LINK_MINUTES });
  const mac = macOf(needs.secretKey, { purpose: 'zalo', text: `link ${shared.userId} ${code}` });
  if (await store.keepLinkCode(needs.db, { userId: shared.userId, phone: phone.value, mac, expiresAt })) {
    const text = needs.sayLinkCode({ code, minutes: LINK_MINUTES });
    const sealedMessage = seal(needs.secretKey, { purpose: 'message', owner: id, text });
    // Nobody is told this challenge: the code opens nothing but the link.
    await addCode(needs.db, {
      id,
      phone: phone.value,
      mac: codeMac({ challengeId: id, code: newId() }, needs),
      sealedMessage,
      askedAt: needs.now,
      expiresAt,
    });
    await leaveJob(needs.db, 'send-code', { challengeId: id }, { maxAttempts: 6, urgent: true });
  }
  return { minutes: LINK_MINUTES };
}

/** Somebody typed six digits while a code is awaited from them; null when none is, and the digits mean something else. */
export async function confirmLinkCode(
  typed: { readonly userId: string; readonly text: string },
  needs: LimitNeeds,
): Promise<LinkOutcome | 'wrong' | null> {
  const code = readCode(typed.text);
  if (code === null || !(await store.awaitsLinkCode(needs.db, typed.userId, needs.now))) return null;
  const mac = macOf(needs.secretKey, { purpose: 'zalo', text: `link ${typed.userId} ${code}` });
  const tried = await store.tryLinkCode(needs.db, { userId: typed.userId, mac, most: MOST_TRIES, now: needs.now });
  if (!tried) return 'refused';
  if (!tried.right || tried.accountId === null) return 'wrong';
  await store.dropLinkCode(needs.db, typed.userId);
  return (await store.keepLink(needs.db, { accountId: tried.accountId, userId: typed.userId, now: needs.now })) ? 'linked' : 'taken';
}

/** Somebody ends the link from the chat. */
export async function unlinkFromChat(typed: { readonly userId: string }, needs: { readonly db: Db }): Promise<boolean> {
  await store.dropLinkCode(needs.db, typed.userId);
  return store.dropLink(needs.db, typed);
}

function hashOf(token: string, { secretKey }: Pick<LimitNeeds, 'secretKey'>): Buffer {
  return macOf(secretKey, { purpose: 'zalo', text: `token ${token}` });
}
