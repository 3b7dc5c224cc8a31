import type { Db } from '#kernel/database';
import { refuse, ok, type Result } from '#kernel/result';
import { principalOf } from '../acting-for.ts';
import { desksOf, mayGrant, type MandateAsker } from './mandate-sides.ts';
import { mandatesAtDesk, mandatesByPrincipal, mandatesOfDelegate, waitingClaims, type MandateShown } from './mandate-store.ts';

/** Who may act for whom, as the one in charge of this moment sees it. */
export interface MyMandates {
  /** Who may act for the principal in charge; nothing for a delegate, who sees only their own mandate. */
  readonly forMe: readonly MandateShown[];
  /** For whom somebody may act, and who asks them to. While acting for another: only the mandate in use. */
  readonly byMe: readonly MandateShown[];
  readonly mayGrant: boolean;
}

/** A citizen looks at who may act for them and for whom they may act. In another's name they see that other's, and nothing of their own. */
export async function myMandates(
  asked: { readonly actor: MandateAsker },
  needs: { readonly db: Db },
): Promise<Result<MyMandates, { readonly code: 'mandate.not-yours' }>> {
  const { actor } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'mandate.not-yours' });

  const grants = mayGrant(actor);
  const byMe = await mandatesOfDelegate(needs.db, actor.personId);
  const { actingFor } = actor;
  return ok({
    forMe: grants ? await mandatesByPrincipal(needs.db, principalOf(actor)) : [],
    byMe: actingFor ? byMe.filter(({ id }) => id === actingFor.mandateId) : byMe,
    mayGrant: grants,
  });
}

/** What a receiving officer finds at the desk: claims that wait, and what was recorded or settled there. */
export async function mandatesHere(
  asked: { readonly actor: MandateAsker },
  needs: { readonly db: Db },
): Promise<
  Result<{ readonly waiting: readonly MandateShown[]; readonly here: readonly MandateShown[] }, { readonly code: 'mandate.not-yours' }>
> {
  const desks = desksOf(asked.actor);
  if (desks.length === 0) return refuse({ code: 'mandate.not-yours' });
  return ok({ waiting: await waitingClaims(needs.db), here: await mandatesAtDesk(needs.db, desks) });
}
