import { principalOf, type CitizenAsking } from '#modules/citizen';
import type { Db } from '#kernel/database';
import { isOwnBusiness } from '../whose.ts';
import type { DossierTold } from '../dossier-told.ts';
import { consentHolds } from './consent-store.ts';
import { statementsIn } from './fact-store.ts';
import { isOpenTo, noteLook, scopeOf, thingsIn, type Locker } from './open-locker.ts';

/**
 * The things of whom a filing is for, with what is known of each: to be chosen from, never filled in unasked. Of nobody but the principal
 * whose filing it is, and none for a filing that is about somebody else.
 */
export async function findThings(
  asked: {
    readonly actor: CitizenAsking;
    readonly filing: Pick<DossierTold, 'party'> & { readonly answers: Pick<DossierTold['answers'], 'told' | 'hasOwner'> };
  },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Locker['things']> {
  const { actor, filing } = asked;
  const told = { party: filing.party, answers: { ...filing.answers, givenAt: '', confirmed: null } };
  if (principalOf(actor) !== filing.party.id || !isOwnBusiness(told)) return [];
  if (!(await isOpenTo(actor, needs)) || !(await consentHolds(needs.db, { partyId: filing.party.id, purpose: 'fill' }))) return [];
  const things = thingsIn(await statementsIn(needs.db, scopeOf(actor)));
  if (things.length > 0) await noteLook(actor, null, needs);
  return things;
}
