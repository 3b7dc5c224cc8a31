import { enterInLedger } from '#modules/ledger/server';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { readGrant, type GrantMalformed, type TypedGrant } from '../grant.ts';
import { readCccd } from '../identity-number.ts';
import { todayAt } from './act-on-mandate.ts';
import { desksOf, mandateAuthor, type MandateAsker } from './mandate-sides.ts';
import { insertMandate } from './mandate-store.ts';
import { findPersonByCard } from './person-store.ts';

export type RecordRefusal =
  GrantMalformed | { readonly code: 'mandate.not-yours' } | { readonly code: 'mandate.person-unknown'; readonly field: 'principal' | 'to' };

/**
 * An officer at the desk writes down what a paper says: who may act for whom. It counts once the paper is put to it.
 *
 * Both are found by the number of the card they show; looking somebody up goes into the ledger.
 */
export async function recordMandate(
  asked: { readonly actor: MandateAsker; readonly principalCccd: string; readonly typed: TypedGrant },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<{ readonly mandateId: string }, RecordRefusal>> {
  const { actor } = asked;
  const [agencyId] = desksOf(actor);
  if (agencyId === undefined || actor.kind !== 'officer') return refuse({ code: 'mandate.not-yours' });

  const number = readCccd(asked.principalCccd);
  const grant = readGrant(asked.typed, { today: todayAt(needs.now), own: [number.ok ? number.value : null], way: 'counter' });
  if (!grant.ok) return grant;
  const { to, procedures, untilOn } = grant.value;
  const principalId = number.ok ? await findPersonByCard(needs.db, { cccd: number.value }) : null;
  if (principalId === null) return refuse({ code: 'mandate.person-unknown', field: 'principal' });
  const delegateId = await findPersonByCard(needs.db, to);
  if (delegateId === null || delegateId === principalId) return refuse({ code: 'mandate.person-unknown', field: 'to' });

  const at = needs.now.toString();
  const by = { kind: 'officer', id: actor.officerId, role: 'receiver', agencyId } as const;
  for (const id of [principalId, delegateId]) {
    await enterInLedger(needs.db, { at, by, kind: 'personal-data-read', subject: { kind: 'person', id }, reason: 'recording-mandate' });
  }
  const mandateId = newId();
  await insertMandate(needs.db, {
    mandate: {
      id: mandateId,
      kind: 'delegate',
      principalId,
      delegateId,
      procedures,
      fromOn: todayAt(needs.now),
      untilOn,
      origin: 'counter',
      state: 'asked',
      claim: null,
      agencyId,
      askedAt: at,
    },
    invited: null,
    by: mandateAuthor(actor, agencyId),
  });
  return ok({ mandateId });
}
