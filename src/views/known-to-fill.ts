import type { Db } from '#kernel/database';
import { words } from '#messages';
import { principalOf, type CitizenAsking } from '#modules/citizen';
import { knownOf } from '#modules/citizen/server';
import { findKnown } from '#modules/locker/server';
import { accountStatements } from './account-statements.ts';

/**
 * Everything that a new form can know of whom it is filled in for, by meaning: what holds of all they said in their account, their locker
 * and their dossiers. Of the principal only.
 */
export async function knownToFill(
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
  actor: CitizenAsking,
): Promise<Readonly<Record<string, unknown>>> {
  const account = await accountStatements(db, { actor, words: words('vi') });
  const { facts } = await findKnown({ actor, partyId: principalOf(actor), told: null, account }, { db, now });
  return { ...(await knownOf(db, actor)), ...Object.fromEntries(facts.map(({ meaning, holds }) => [meaning, holds.value])) };
}
