import { refuse, type Result } from '#kernel/result';
import type { TypedProfile } from '#modules/citizen';
import { saveProfile, type SaveProfileRefusal } from '#modules/citizen/server';
import type { Actor } from '../actor.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from '../sign-in-limits.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';

export type SaveOwnProfileRefusal = SaveProfileRefusal | { readonly code: 'profile.too-often'; readonly minutes: number };

/** A signed-in person says who they are; not so often that the refusals could be used to find out whose numbers are known. */
export async function saveOwnProfile(
  asked: { readonly actor: Actor; readonly typed: TypedProfile },
  needs: LimitNeeds & { readonly signInLimits?: SignInLimits },
): Promise<Result<null, SaveOwnProfileRefusal>> {
  const { actor } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'profile.not-yours' });
  const limit = (needs.signInLimits ?? SIGN_IN_LIMITS).profilesPerAccount;
  const usedUp = await countTry([{ what: 'profiles', whose: [actor.accountId], limit }], needs);
  if (usedUp) return refuse({ code: 'profile.too-often', minutes: Math.ceil(usedUp.seconds / 60) });
  return saveProfile({ actor, typed: asked.typed }, needs);
}
