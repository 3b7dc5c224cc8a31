import type { Words } from '#messages';
import { showDay } from '#kernel/typed-day';
import type { Statement } from '#modules/locker';
import type { Unit } from '#modules/place';
import { addressIn } from '#views/address-in';

interface Reader {
  readonly words: Words;
  readonly units: readonly Unit[];
  readonly now: Temporal.Instant;
}

/** What an account says of its person, or of the organisation it acts for, beside what dossiers say. */
export function accountStatements(known: Readonly<Record<string, unknown>>, { words, units, now }: Reader): readonly Statement[] {
  return Object.entries(known).flatMap(([meaning, value]) => {
    // Who represents an organisation is no fact of the organisation's own.
    if (meaning === 'organisation.representative') return [];
    const statement = { meaning, value, label: '', dossierId: null, number: null, givenAt: now.toString(), confirmedAt: null };
    return [{ ...statement, told: tell(meaning, value) }];
  });

  function tell(meaning: string, value: unknown): string {
    if (meaning.endsWith('.address')) return addressIn({ 'person.address': value }, units) ?? '';
    if (meaning === 'person.sex') return words(value === 'male' ? 'form.made.person.male' : 'form.made.person.female');
    return typeof value === 'string' ? showDay(value) : '';
  }
}
