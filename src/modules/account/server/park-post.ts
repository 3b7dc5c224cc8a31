import { ok, refuse, type Result } from '#kernel/result';
import type { Db } from '#kernel/database';
import { askerOf } from '../network-address.ts';
import type { Limit } from '../sign-in-limits.ts';
import { deleteParkedPost, insertParkedPost, takeParkedPost } from './parked-post-store.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';
import { seal, unseal } from './secret-box.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** How long it waits for its sender to sign in, in minutes. */
export const PARKED_MINUTES = 60;

/** Characters of one form; a draft's answers are no longer. */
const MOST = 250_000;

/** Nobody is signed in, so only the address can be counted, and a whole town may share one. */
export const PARKING_LIMIT: Limit = { most: 120, seconds: 600 };

/** Names and values of a form, as they were sent. */
export type PostedFields = readonly (readonly [name: string, value: string])[];

export type ParkPostRefusal = { readonly code: 'parked.too-large' } | { readonly code: 'parked.too-many'; readonly seconds: number };

/**
 * Keeps what somebody typed who sent it after their session had ended. Anybody may leave something here; it is sealed, answers to a
 * token that only their browser holds, and is gone after an hour.
 */
export async function parkPost(
  asked: { readonly path: string; readonly fields: PostedFields; readonly address: string },
  needs: LimitNeeds,
): Promise<Result<{ readonly token: string }, ParkPostRefusal>> {
  const text = JSON.stringify(asked.fields);
  if (text.length > MOST) return refuse({ code: 'parked.too-large' });
  const usedUp = await countTry([{ what: 'parked-address', whose: [askerOf(asked.address)], limit: PARKING_LIMIT }], needs);
  if (usedUp) return refuse({ code: 'parked.too-many', seconds: usedUp.seconds });

  const token = newToken();
  const tokenHash = hashOfToken(token)!;
  await insertParkedPost(needs.db, {
    tokenHash,
    path: asked.path,
    body: seal(needs.secretKey, { purpose: 'parked-post', owner: tokenHash.toString('hex'), text }),
    parkedAt: needs.now.toString(),
    expiresAt: needs.now.add({ minutes: PARKED_MINUTES }).toString(),
  });
  return ok({ token });
}

/** What was parked for this page under this token, once; whose page it is, the page itself has asked before. */
export async function takeParked(
  asked: { readonly token: string; readonly path: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly secretKey: string },
): Promise<PostedFields | null> {
  const tokenHash = hashOfToken(asked.token);
  const sealed = tokenHash && (await takeParkedPost(needs.db, { tokenHash, path: asked.path, now: needs.now }));
  if (!tokenHash || !sealed) return null;
  return JSON.parse(unseal(needs.secretKey, { purpose: 'parked-post', owner: tokenHash.toString('hex'), sealed })) as PostedFields;
}

/** Throws away what was parked under this token. */
export async function dropParked(token: string, needs: { readonly db: Db }): Promise<void> {
  const tokenHash = hashOfToken(token);
  if (tokenHash) await deleteParkedPost(needs.db, tokenHash);
}
