import { refuse, type Result } from '#kernel/result';
import type { TypedProfile } from '#modules/citizen';
import { findMetPerson, saveProfile, type SaveProfileRefusal } from '#modules/citizen/server';
import type { Actor } from '../actor.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from '../sign-in-limits.ts';
import { tieAccount } from './account-store.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';

export type SaveOwnProfileRefusal = SaveProfileRefusal | { readonly code: 'profile.too-often'; readonly minutes: number };

/**
 * A signed-in person says who they are; not so often that the refusals could be used to find out whose numbers are known. Who was met at a
 * counter before they had an account finds there what was filed for them.
 */
export async function saveOwnProfile(
  asked: { readonly actor: Actor; readonly typed: TypedProfile },
  needs: LimitNeeds & { readonly signInLimits?: SignInLimits },
): Promise<Result<null, SaveOwnProfileRefusal>> {
  const { actor } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'profile.not-yours' });
  const limit = (needs.signInLimits ?? SIGN_IN_LIMITS).profilesPerAccount;
  const usedUp = await countTry([{ what: 'profiles', whose: [actor.accountId], limit }], needs);
  if (usedUp) return refuse({ code: 'profile.too-often', minutes: Math.ceil(usedUp.seconds / 60) });
  const saved = await saveProfile({ actor, typed: asked.typed }, needs);
  if (saved.ok || saved.refusal.code !== 'profile.cccd-taken') return saved;
  // A counter met them before they had an account: same number, name and birth date, and the phone this account has proven.
  const met = await findMetPerson({ personId: actor.personId, typed: asked.typed }, needs);
  if (met === null || !(await tieAccount(needs.db, { accountId: actor.accountId, from: actor.personId, to: met }))) return saved;
  return saveProfile({ actor: { ...actor, personId: met }, typed: asked.typed }, needs);
}
