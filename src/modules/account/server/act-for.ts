import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { isInForce } from '#modules/citizen';
import { findMandate } from '#modules/citizen/server';
import type { Actor } from '../actor.ts';
import { clearActing, setActing } from './session-store.ts';

export interface ActForRefusal {
  readonly code: 'mandate.not-in-force';
}

/**
 * A browser's session acts in another's name from now on, by a mandate given to its owner; `null` is for oneself again. Somebody
 * else's mandate is as if it did not exist.
 */
export async function actFor(
  asked: { readonly actor: Actor; readonly token: string; readonly mandateId: string | null },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, ActForRefusal>> {
  const { actor, token, mandateId } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'mandate.not-in-force' });

  if (mandateId !== null) {
    const mandate = isId(mandateId) ? await findMandate(needs.db, mandateId) : null;
    const today = inVietnam(needs.now).toPlainDate().toString();
    if (mandate?.delegateId !== actor.personId || !isInForce(mandate, today)) return refuse({ code: 'mandate.not-in-force' });
  }
  await setActing(needs.db, { token, mandateId, now: needs.now });
  return ok(null);
}

/** Its owner was told that a mandate is over: the session forgets it, so that they are told once. */
export async function forgetEnded(
  asked: { readonly token: string; readonly mandateId: string },
  needs: { readonly db: Db },
): Promise<void> {
  await clearActing(needs.db, asked);
}
