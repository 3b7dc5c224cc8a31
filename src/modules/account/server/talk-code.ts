import { inTransaction } from '#kernel/database';
import { newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { askerOf } from '../network-address.ts';
import { CODE_LASTS } from '../session-span.ts';
import { SIGN_IN_LIMITS, type Limit } from '../sign-in-limits.ts';
import { addCode, useCode } from './one-time-code-store.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';
import type { SayCode } from './request-code.ts';
import { macOf, seal } from './secret-box.ts';
import { newCode, readCode } from './tokens.ts';

const HOUR = 3600;

/** Whoever writes in a chat asks for few dossiers; whoever guesses their numbers asks for many. */
export const TALK_LIMITS = {
  perUser: { most: 10, seconds: HOUR },
  perNumberOfUser: { most: 4, seconds: HOUR },
  /** Each sends a message to somebody's phone. */
  perNumber: { most: 12, seconds: HOUR },
  triesPerUser: { most: 15, seconds: HOUR },
  /** A whole town may share one address behind its mobile network. */
  perAddress: { most: 300, seconds: HOUR },
} as const satisfies Record<string, Limit>;

/** Whom no message is sent to: the same is done for a dossier that does not exist, or has no phone. */
const NOBODY = 'nobody';

/** How long to wait, in whole minutes, when something was tried too often. */
interface TriedTooOften {
  readonly waitMinutes: number;
}

/**
 * Sends a one-time code to the phone of a dossier that somebody named in a chat. The answer is the same without a phone, so that whoever
 * guesses numbers learns nothing; counted by who asks and by number.
 */
async function sendTalkCode(
  asked: { readonly userId: string; readonly number: string; readonly phone: string | null },
  needs: LimitNeeds & { readonly sayCode: SayCode; readonly address?: string },
): Promise<{ readonly challengeId: string; readonly minutes: number } | TriedTooOften> {
  const { userId, number } = asked;
  const usedUp = await countTry(
    [
      { what: 'talk-number-user', whose: [number, userId], limit: TALK_LIMITS.perNumberOfUser },
      { what: 'talk-user', whose: [userId], limit: TALK_LIMITS.perUser },
      ...(needs.address === undefined ? [] : [{ what: 'talk-address', whose: [askerOf(needs.address)], limit: TALK_LIMITS.perAddress }]),
      { what: 'talk-number', whose: [number], limit: TALK_LIMITS.perNumber },
    ],
    needs,
  );
  if (usedUp) return { waitMinutes: Math.ceil(usedUp.seconds / 60) };

  const [id, code] = [newId(), newCode()];
  const text = needs.sayCode({ code, minutes: CODE_LASTS / 60, at: needs.now });
  await inTransaction(needs.db, async (trx) => {
    await addCode(trx, {
      id,
      phone: asked.phone ?? NOBODY,
      mac: macOfTalk({ challengeId: id, code }, needs),
      sealedMessage: seal(needs.secretKey, { purpose: 'message', owner: id, text }),
      askedAt: needs.now,
      expiresAt: needs.now.add({ seconds: CODE_LASTS }),
    });
    if (asked.phone !== null) await leaveJob(trx, 'send-code', { challengeId: id }, { maxAttempts: 6, urgent: true });
  });
  return { challengeId: id, minutes: CODE_LASTS / 60 };
}

/** How a chat has a text message said, in the words of whoever asks. */
type SayTalkCode = (said: { readonly code: string; readonly number: string; readonly minutes: number }) => string;

/** Sending and checking such codes, as the bot is lent them. `address`: of who writes from a browser, who may come as somebody new each time. */
export function talkCodes(needs: LimitNeeds & { readonly sayTalkCode: SayTalkCode; readonly address?: string }) {
  return {
    send: (asked: Parameters<typeof sendTalkCode>[0]) =>
      sendTalkCode(asked, { ...needs, sayCode: ({ code, minutes }) => needs.sayTalkCode({ code, minutes, number: asked.number }) }),
    check: (given: Parameters<typeof checkTalkCode>[0]) => checkTalkCode(given, needs),
  };
}

/** Whether somebody in a chat holds the phone a code was sent to. A code is spent by being right; it opens no session. */
async function checkTalkCode(
  given: { readonly userId: string; readonly challengeId: string; readonly code: string },
  needs: LimitNeeds,
): Promise<'right' | 'wrong' | TriedTooOften> {
  const { userId, challengeId } = given;
  const usedUp = await countTry(
    [
      { what: 'talk-tries', whose: [challengeId], limit: SIGN_IN_LIMITS.triesPerChallengeFromAddress },
      { what: 'talk-tries-user', whose: [userId], limit: TALK_LIMITS.triesPerUser },
    ],
    needs,
  );
  if (usedUp) return { waitMinutes: Math.ceil(usedUp.seconds / 60) };
  const code = readCode(given.code);
  if (code === null) return 'wrong';
  return (await useCode(needs.db, { id: challengeId, mac: macOfTalk({ challengeId, code }, needs), now: needs.now })) ? 'right' : 'wrong';
}

/** Another than that of signing in: a code sent for a chat opens no account. */
function macOfTalk(of: { readonly challengeId: string; readonly code: string }, { secretKey }: LimitNeeds): Buffer {
  return macOf(secretKey, { purpose: 'one-time-code', text: `talk ${of.challengeId} ${of.code}` });
}

/** Counts one question of who writes from a browser; whether there were too many in a minute. */
export async function isTalkingTooFast(address: string, needs: LimitNeeds): Promise<boolean> {
  return (await countTry([{ what: 'talk-turn', whose: [askerOf(address)], limit: { most: 120, seconds: 60 } }], needs)) !== null;
}
