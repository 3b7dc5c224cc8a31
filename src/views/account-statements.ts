import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { showDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import { principalOf, type CitizenAsking } from '#modules/citizen';
import { knownOf } from '#modules/citizen/server';
import type { Statement } from '#modules/locker';
import { readUnits } from '#modules/place/server';
import { addressIn } from './address-in.ts';

/** What the account of whom somebody acts for says of them, beside what dossiers say; it was said when the account was last changed. */
export async function accountStatements(
  db: Db,
  { actor, words }: { readonly actor: CitizenAsking; readonly words: Words },
): Promise<readonly Statement[]> {
  const units = await readUnits(db);
  const givenAt = await saidAt(db, principalOf(actor));
  return Object.entries(await knownOf(db, actor)).flatMap(([meaning, value]): readonly Statement[] => {
    // Who represents an organisation is no fact of the organisation's own.
    if (meaning === 'organisation.representative') return [];
    const statement = { meaning, value, label: '', dossierId: null, number: null, givenAt, confirmedAt: null, by: 'account' as const };
    return [{ ...statement, told: tell(meaning, value) }];
  });

  function tell(meaning: string, value: unknown): string {
    if (meaning.endsWith('.address')) return addressIn({ 'person.address': value }, units) ?? '';
    if (meaning === 'person.sex') return words(value === 'male' ? 'form.made.person.male' : 'form.made.person.female');
    return typeof value === 'string' ? showDay(value) : '';
  }
}

async function saidAt(db: Db, partyId: string): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select updated_at as at from person where id = ${partyId}
    union all
    select updated_at from organisation where id = ${partyId}`.execute(db);
  return rows[0]?.at ?? '1970-01-01T00:00:00Z';
}
