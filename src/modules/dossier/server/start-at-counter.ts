import { readAgencies } from '#modules/agency/server';
import { coversProcedure, isInForce, principalOf, type CitizenAsking } from '#modules/citizen';
import { findMandate, knownOf } from '#modules/citizen/server';
import { answersFromPrincipal, withCase } from '#modules/form';
import { agenciesFor, findCase, hasChannel } from '#modules/procedure';
import type { Revision } from '#modules/procedure';
import { findPublishedRevision } from '#modules/procedure/server';
import { inVietnam } from '#kernel/clock';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { DRAFT_DAYS } from '../draft.ts';
import { servesDesk } from '../serves-desk.ts';
import { storableText } from '../storable.ts';
import { insertIntake } from './counter-store.ts';
import { insertDraft } from './draft-store.ts';

export type StartAtCounterRefusal =
  | { readonly code: 'counter.not-yours' }
  | { readonly code: 'procedure.unknown' }
  | { readonly code: 'counter.not-received-here' }
  | { readonly code: 'counter.card-not-seen' }
  | { readonly code: 'mandate.not-in-force' };

export interface StartAtCounter {
  readonly actor: Actor;
  readonly deskId: string;
  readonly procedureCode: string;
  readonly channel: 'direct' | 'postal';
  /** Who came, or whose papers came by post. */
  readonly visitorId: string;
  /** By which mandate they come for somebody else; null: for themselves. */
  readonly mandateId: string | null;
  /** The officer saw the card of the one who came. */
  readonly cardSeen: boolean;
}

/** A receiving officer begins to prepare a filing for somebody at their counter. It is kept there until it is filed or thrown away. */
export async function startAtCounter(
  asked: StartAtCounter,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<{ readonly draftId: string }, StartAtCounterRefusal>> {
  const { actor, deskId, channel } = asked;
  if (!servesDesk(actor, deskId)) return refuse({ code: 'counter.not-yours' });
  if (channel === 'direct' && !asked.cardSeen) return refuse({ code: 'counter.card-not-seen' });

  const revision = await findPublishedRevision(needs.db, storableText(asked.procedureCode));
  if (!revision) return refuse({ code: 'procedure.unknown' });
  const received = await receivedAt(deskId, revision, needs);
  if (!received || !hasChannel(revision.content, channel)) return refuse({ code: 'counter.not-received-here' });

  const visitor = await visitorFor(asked, needs);
  if (!visitor || !coversProcedure(visitor, revision.code)) return refuse({ code: 'mandate.not-in-force' });
  const { form, cases } = revision.content;
  const only = cases.length === 1 ? (findCase(revision.content, null)?.id ?? null) : null;
  const known = answersFromPrincipal(form, await knownOf(needs.db, visitor));
  const [draftId, at] = [newId(), needs.now.toString()];
  await inTransaction(needs.db, async function begin(trx) {
    await insertDraft(trx, {
      id: draftId,
      purpose: 'filing',
      procedureCode: revision.code,
      revisionId: revision.id,
      caseId: only,
      agencyId: received.communeId,
      channel,
      personId: principalOf(visitor),
      deskId,
      answers: only === null ? known : withCase(form, known, only),
      page: null,
      createdAt: at,
      updatedAt: at,
      expiresAt: needs.now.add({ hours: DRAFT_DAYS * 24 }).toString(),
    });
    const { visitorId: personId, mandateId } = asked;
    const seenAt = channel === 'direct' ? at : null;
    await insertIntake(trx, { id: draftId, deskId, officerId: actor.officerId, personId, mandateId, seenAt, begunAt: at });
  });
  return ok({ draftId });
}

/** The visitor, for themselves or for whom their mandate lets them act today; null where it does not. */
async function visitorFor(
  { visitorId, mandateId }: StartAtCounter,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<CitizenAsking | null> {
  if (mandateId === null) return { kind: 'citizen', personId: visitorId };
  const mandate = isId(mandateId) ? await findMandate(needs.db, mandateId) : null;
  const today = inVietnam(needs.now).toPlainDate().toString();
  if (mandate?.delegateId !== visitorId || !mandate.principalId || !isInForce(mandate, today)) return null;
  const { principalId: id, kind: as, procedures, untilOn: until } = mandate;
  // Neither the kind of the principal nor their name is asked for here.
  return { kind: 'citizen', personId: visitorId, actingFor: { kind: 'person', id, name: '', mandateId, as, procedures, until } };
}

/** For which commune a desk receives a procedure: null in the answer for one of the province, no answer for one it does not receive. */
async function receivedAt(
  deskId: string,
  { content }: Pick<Revision, 'content'>,
  needs: { readonly db: Db },
): Promise<{ readonly communeId: string | null } | null> {
  const { handling } = content;
  if (handling.kind === 'province') return handling.receptionId === deskId ? { communeId: null } : null;
  const tree = await readAgencies(needs.db);
  const commune = tree.lineOf(deskId).find(({ kind }) => kind === 'commune');
  return commune && agenciesFor(handling, commune.id)?.receptionId === deskId ? { communeId: commune.id } : null;
}
