import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { Mandate } from '../mandate.ts';
import { todayAt } from './act-on-mandate.ts';
import { mandateAuthor, type MandateAsker } from './mandate-sides.ts';
import { insertMandate } from './mandate-store.ts';

/** What a register says: who may act for whom. `id` makes entering it twice harmless. */
export type RegisteredMandate = Pick<Mandate, 'id' | 'kind' | 'procedures' | 'untilOn'> & {
  readonly principalId: string;
  readonly delegateId: string;
};

/** Enters a mandate that a register vouches for; it is in force at once. Only the system itself reads registers. */
export async function registerMandate(
  asked: { readonly actor: MandateAsker; readonly mandate: RegisteredMandate },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, { readonly code: 'mandate.not-yours' }>> {
  if (asked.actor.kind !== 'system') return refuse({ code: 'mandate.not-yours' });
  await insertMandate(needs.db, {
    mandate: {
      ...asked.mandate,
      fromOn: todayAt(needs.now),
      origin: 'register',
      state: 'in-force',
      claim: null,
      agencyId: null,
      askedAt: needs.now.toString(),
    },
    invited: null,
    by: mandateAuthor(asked.actor, null),
    fact: 'recorded',
  });
  return ok(null);
}
