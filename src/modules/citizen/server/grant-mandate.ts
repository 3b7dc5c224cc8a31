import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { inTransaction } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { principalOf } from '../acting-for.ts';
import { readGrant, type GrantMalformed, type TypedGrant } from '../grant.ts';
import { todayAt } from './act-on-mandate.ts';
import { mandateAuthor, mayGrant, type MandateAsker } from './mandate-sides.ts';
import { countAsked, insertMandate } from './mandate-store.ts';
import { getPerson } from './person-store.ts';

export type GrantRefusal =
  | GrantMalformed
  | { readonly code: 'mandate.not-yours' }
  | { readonly code: 'mandate.too-many'; readonly most: number }
  | { readonly code: 'mandate.name-missing' };

/** Unanswered invitations at a time: more than a household or a firm sends, less than a nuisance. */
const MOST_ASKED = 20;

/**
 * A principal asks somebody to act for them. It counts once the other accepts.
 *
 * Nothing is looked up here: whoever owns the number finds the invitation when they sign in, and the principal learns nothing about a
 * number that nobody owns. `requestId` becomes the mandate's id, so that two clicks ask once.
 */
export async function grantMandate(
  asked: { readonly actor: MandateAsker; readonly typed: TypedGrant; readonly requestId: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, GrantRefusal>> {
  const { actor, requestId } = asked;
  if (!mayGrant(actor)) return refuse({ code: 'mandate.not-yours' });

  const me = await getPerson(needs.db, actor.personId);
  const grant = readGrant(asked.typed, { today: todayAt(needs.now), own: [me.phone, me.cccd], way: 'portal' });
  if (!grant.ok) return grant;
  if (me.fullName === null) return refuse({ code: 'mandate.name-missing' });
  const principalId = principalOf(actor);
  if ((await countAsked(needs.db, { by: principalId, as: 'principal' })) >= MOST_ASKED)
    return refuse({ code: 'mandate.too-many', most: MOST_ASKED });
  if (!isId(requestId)) throw new Error('A grant needs an id of ours');

  const { to, procedures, untilOn } = grant.value;
  await inTransaction(needs.db, async function ask(trx) {
    await insertMandate(trx, {
      mandate: {
        id: requestId,
        kind: 'delegate',
        principalId,
        delegateId: null,
        procedures,
        fromOn: todayAt(needs.now),
        untilOn,
        origin: 'portal',
        state: 'asked',
        claim: null,
        agencyId: null,
        askedAt: needs.now.toString(),
      },
      invited: { phone: 'phone' in to ? to.phone : null, cccd: 'cccd' in to ? to.cccd : null },
      by: mandateAuthor(actor, null),
    });
    await leaveJob(trx, 'mandate-changed', { mandateId: requestId, type: 'asked' });
  });
  return ok(null);
}
