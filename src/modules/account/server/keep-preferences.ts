import type { Db } from '#kernel/database';
import type { CitizenActor, OfficerActor } from '../actor.ts';
import type { Preferences } from '../preferences.ts';
import { adoptPreferences, storePreferences } from './preferences-store.ts';

/** Somebody signed in says how they want the site; theirs alone to say, and it comes along to every device. */
export async function keepPreferences(
  asked: { readonly actor: CitizenActor | OfficerActor; readonly said: Preferences },
  needs: { readonly db: Db },
): Promise<void> {
  await storePreferences(needs.db, asked.actor.accountId, asked.said);
}

/** At a sign-in: what this browser was told before counts for the account too, unless the account was told otherwise. */
export async function bringPreferences(
  asked: { readonly actor: CitizenActor | OfficerActor; readonly remembered: Preferences },
  needs: { readonly db: Db },
): Promise<void> {
  const { lang, textSize, contrast } = asked.remembered;
  if (lang !== null || textSize !== null || contrast !== null) await adoptPreferences(needs.db, asked.actor.accountId, asked.remembered);
}
