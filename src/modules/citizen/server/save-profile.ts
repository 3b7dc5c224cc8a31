import type { Db } from '#kernel/database';
import { inVietnam } from '#kernel/clock';
import { ok, refuse, type Result } from '#kernel/result';
import { readUnits } from '#modules/place/server';
import type { Person } from '../person.ts';
import { readProfile, type ProfileRefusal, type TypedProfile } from '../profile.ts';
import { getPerson, isVerifiedOfAnother, storeProfile } from './person-store.ts';

/** Who asks, by shape: the account module's actor fits. */
type Asker = { readonly kind: 'citizen'; readonly personId: string } | { readonly kind: 'officer' | 'system' };

export type SaveProfileRefusal = ProfileRefusal | { readonly code: 'profile.not-yours' } | { readonly code: 'profile.cccd-taken' };

/**
 * A person says who they are.
 *
 * A number that belongs to somebody whose identity is proven is refused, without saying whose it is. Once the identity is
 * proven only address and e-mail can be changed here: the rest of what is typed is not looked at.
 */
export async function saveProfile(
  asked: { readonly actor: Asker; readonly typed: TypedProfile },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, SaveProfileRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'profile.not-yours' });

  const { personId } = asked.actor;
  const person = await getPerson(needs.db, personId);
  const today = inVietnam(needs.now).toPlainDate().toString();
  const profile = readProfile({ ...asked.typed, ...provenPart(person) }, { today, units: await readUnits(needs.db) });
  if (!profile.ok) return profile;
  if (await isVerifiedOfAnother(needs.db, { cccd: profile.value.cccd, personId })) return refuse({ code: 'profile.cccd-taken' });

  await storeProfile(needs.db, { personId, profile: profile.value, now: needs.now });
  return ok(null);
}

function provenPart(person: Person): Partial<TypedProfile> {
  if (person.identity !== 'verified') return {};
  const { fullName, cccd, birthDate, sex } = person;
  return { fullName: fullName ?? '', cccd: cccd ?? '', birthDate: birthDate ?? '', sex: sex ?? '' };
}
