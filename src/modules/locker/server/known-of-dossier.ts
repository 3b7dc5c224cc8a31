import { principalOf, type CitizenAsking } from '#modules/citizen';
import type { Db } from '#kernel/database';
import type { DossierTold } from '../dossier-told.ts';
import { readFacts } from '../read-facts.ts';
import { isOwnBusiness } from '../whose.ts';
import { consentHolds } from './consent-store.ts';
import { statementsIn } from './fact-store.ts';
import { isOpenTo, noteLook, scopeOf } from './open-locker.ts';

/**
 * What holds today of whom a dossier belongs to and of the things it speaks of, by meaning; whatever was said in whichever dossier. Of
 * nobody but the principal whose dossier it is, nothing for one that is about somebody else, and nothing once they withdrew their consent.
 */
export async function knownOfDossier(
  asked: {
    readonly actor: CitizenAsking;
    readonly dossierId: string;
    readonly party: DossierTold['party'];
    readonly answers: Pick<DossierTold['answers'], 'told' | 'hasOwner'>;
  },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Readonly<Record<string, unknown>>> {
  const { actor, dossierId, party } = asked;
  const told = { party, answers: { ...asked.answers, givenAt: '', confirmed: null } };
  if (principalOf(actor) !== party.id || !isOwnBusiness(told)) return {};
  const isAllowed = (await isOpenTo(actor, needs)) && (await consentHolds(needs.db, { partyId: party.id, purpose: 'fill' }));
  if (!isAllowed) return {};
  const statements = await statementsIn(needs.db, scopeOf(actor));
  if (statements.length > 0) await noteLook(actor, null, needs);
  const things = new Set(statements.flatMap((one) => (one.dossierId === dossierId && one.thingId !== null ? one.thingId : [])));
  const own = statements.filter(({ thingId }) => thingId === null || things.has(thingId));
  return Object.fromEntries(readFacts(own).map(({ meaning, holds }) => [meaning, holds.value]));
}
