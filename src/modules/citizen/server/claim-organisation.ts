import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { readUnits } from '#modules/place/server';
import { readClaim, type ClaimMalformed, type TypedClaim } from '../organisation.ts';
import { todayAt } from './act-on-mandate.ts';
import { mandateAuthor, type MandateAsker } from './mandate-sides.ts';
import { countAsked, insertMandate } from './mandate-store.ts';
import { getPerson } from './person-store.ts';

export type ClaimRefusal =
  | ClaimMalformed
  | { readonly code: 'mandate.not-yours' }
  | { readonly code: 'mandate.too-many'; readonly most: number }
  | { readonly code: 'mandate.name-missing' };

/** Claims of one person that wait at a time. */
const MOST_CLAIMS = 5;

/**
 * Somebody says they represent an organisation. An officer decides when the registration paper is there; until then nobody acts for
 * anybody, and whether the organisation is known already is not told.
 */
export async function claimOrganisation(
  asked: { readonly actor: MandateAsker; readonly typed: TypedClaim },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<{ readonly mandateId: string }, ClaimRefusal>> {
  const { actor } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'mandate.not-yours' });

  const claim = readClaim(asked.typed, await readUnits(needs.db));
  if (!claim.ok) return claim;
  const me = await getPerson(needs.db, actor.personId);
  if (me.fullName === null) return refuse({ code: 'mandate.name-missing' });
  if ((await countAsked(needs.db, { by: me.id, as: 'delegate' })) >= MOST_CLAIMS)
    return refuse({ code: 'mandate.too-many', most: MOST_CLAIMS });

  const mandateId = newId();
  await insertMandate(needs.db, {
    mandate: {
      id: mandateId,
      kind: 'representative',
      principalId: null,
      delegateId: me.id,
      procedures: null,
      fromOn: todayAt(needs.now),
      untilOn: null,
      origin: 'claim',
      state: 'asked',
      claim: claim.value,
      agencyId: null,
      askedAt: needs.now.toString(),
    },
    invited: null,
    by: mandateAuthor(actor, null),
  });
  return ok({ mandateId });
}
