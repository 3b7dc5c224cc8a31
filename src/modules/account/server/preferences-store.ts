import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { readPreferences, type Preferences } from '../preferences.ts';

/** Writes what somebody said; what they did not say stays as it was. */
export async function storePreferences(db: Db, accountId: string, said: Preferences): Promise<void> {
  await sql`
    update account set lang = coalesce(${said.lang}, lang), text_size = coalesce(${said.textSize}, text_size),
      contrast = coalesce(${said.contrast}, contrast)
    where id = ${accountId}`.execute(db);
}

/** Takes over what a browser remembers, where the account says nothing yet. */
export async function adoptPreferences(db: Db, accountId: string, remembered: Preferences): Promise<void> {
  await sql`
    update account set lang = coalesce(lang, ${remembered.lang}), text_size = coalesce(text_size, ${remembered.textSize}),
      contrast = coalesce(contrast, ${remembered.contrast})
    where id = ${accountId}`.execute(db);
}

/** The language a person asked to be spoken to in; null when they never said, or have no account. */
export async function languageOf(db: Db, personId: string): Promise<Preferences['lang']> {
  const { rows } = await sql<{ lang: string | null }>`select lang from account where person_id = ${personId}`.execute(db);
  return readPreferences({ lang: rows[0]?.lang }).lang;
}
