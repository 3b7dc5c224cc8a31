import { principalOf, type CitizenAsking } from '#modules/citizen';
import type { Db } from '#kernel/database';
import type { Known } from '../known-answers.ts';
import { readFacts, type Statement } from '../read-facts.ts';
import { isOwnBusiness, type OwnTold } from '../whose.ts';
import { consentHolds } from './consent-store.ts';
import { statementsIn } from './fact-store.ts';
import { isOpenTo, noteLook, scopeOf, thingsIn } from './open-locker.ts';

/**
 * What is known of whom a filing is for, to fill in its form with, in one question to the database: of nobody but the principal whose
 * filing it is. Things only where it is about themselves. Whoever withdrew their consent to be filled in for is known by their account alone.
 */
export async function findKnown(
  asked: {
    readonly actor: CitizenAsking;
    readonly partyId: string;
    /** What is answered so far; null: nothing yet. */
    readonly told: OwnTold | null;
    /** What the account says of the party. */
    readonly account: readonly Statement[];
  },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Known> {
  const { actor, partyId, told, account } = asked;
  if (principalOf(actor) !== partyId) return { facts: [], things: [] };
  const isAllowed = (await isOpenTo(actor, needs)) && (await consentHolds(needs.db, { partyId, purpose: 'fill' }));
  if (!isAllowed) return { facts: readFacts(account), things: [] };

  const statements = await statementsIn(needs.db, scopeOf(actor));
  if (statements.length > 0) await noteLook(actor, null, needs);
  return {
    facts: readFacts([...account, ...statements.filter(({ thingId }) => thingId === null)]),
    things: told !== null && isOwnBusiness(told) ? thingsIn(statements) : [],
  };
}
