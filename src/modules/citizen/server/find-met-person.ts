import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { fold } from '#kernel/text';
import { readBirthDate } from '../birth-date.ts';
import { readCccd } from '../identity-number.ts';
import type { TypedProfile } from '../profile.ts';
import { findVerified, getPerson } from './person-store.ts';

/**
 * The person a counter met, when somebody else's empty account says it is them: the number on their card, their name, their birth date, and
 * the phone they left at the counter, which the account has proven by a code. Null when any of it differs.
 */
export async function findMetPerson(
  asked: { readonly personId: string; readonly typed: TypedProfile },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<string | null> {
  const { typed } = asked;
  const number = readCccd(typed.cccd);
  const born = readBirthDate(typed.birthDate, inVietnam(needs.now).toPlainDate().toString());
  const metId = number.ok ? await findVerified(needs.db, number.value) : null;
  if (metId === null || !born.ok) return null;
  const [met, me] = [await getPerson(needs.db, metId), await getPerson(needs.db, asked.personId)];
  const isSame =
    met.phone !== null && met.phone === me.phone && met.birthDate === born.value && fold(met.fullName ?? '') === fold(typed.fullName);
  return isSame ? metId : null;
}
