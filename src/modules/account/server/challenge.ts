import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { refuse, type Result } from '#kernel/result';
import { maskNumber } from '#kernel/text';
import { findChallenge } from './one-time-code-store.ts';
import { requestCode, type RequestCodeNeeds, type RequestCodeRefusal } from './request-code.ts';

/** What the page that asks for the code says: to which phone it went, most of it hidden, and whether it can still be used. */
export interface ChallengeShown {
  readonly phone: string;
  readonly open: boolean;
}

/** The question a browser was asked, by the id only that browser knows. */
export async function showChallenge(
  challengeId: string,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<ChallengeShown | null> {
  const challenge = isId(challengeId) ? await findChallenge(needs.db, challengeId, needs.now) : null;
  return challenge && { phone: maskNumber(challenge.phone, 3), open: challenge.open };
}

/** Sends another code to the phone of an earlier question. */
export async function requestCodeAgain(
  asked: { readonly challengeId: string; readonly address: string },
  needs: RequestCodeNeeds,
): Promise<
  Result<{ readonly challengeId: string; readonly expiresAt: string }, RequestCodeRefusal | { readonly code: 'sign-in.code-expired' }>
> {
  const challenge = isId(asked.challengeId) ? await findChallenge(needs.db, asked.challengeId, needs.now) : null;
  if (!challenge) return refuse({ code: 'sign-in.code-expired' });
  return requestCode({ phone: challenge.phone, address: asked.address }, needs);
}
