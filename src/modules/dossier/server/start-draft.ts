import { standsOn } from '#modules/agency';
import { findAgency } from '#modules/agency/server';
import { coversProcedure, principalOf } from '#modules/citizen';
import { answersFromPrincipal, fittingAnswers, withCase } from '#modules/form';
import type { Facts } from '#modules/form';
import { DEFAULT_PERSON_LIMITS, type PersonLimits } from '#modules/paper';
import { findCase, hasChannel } from '#modules/procedure';
import { findPublishedRevision } from '#modules/procedure/server';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { DRAFT_DAYS } from '../draft.ts';
import { storableText } from '../storable.ts';
import { draftsOfPerson } from './draft-paper-store.ts';
import { insertDraft } from './draft-store.ts';

export type StartDraftRefusal =
  | { readonly code: 'draft.citizens-only' }
  | { readonly code: 'mandate.not-for-procedure' }
  | { readonly code: 'procedure.unknown' }
  | { readonly code: 'draft.too-many'; readonly most: number }
  | { readonly code: 'procedure.not-online' }
  | { readonly code: 'procedure.case-unknown'; readonly caseId: string }
  | { readonly code: 'agency.unknown'; readonly agencyId: string };

export interface StartDraft {
  readonly actor: Actor;
  /** An id the caller gives it, so that playing the same again is noticed; a new one when absent. Never from the outside. */
  readonly draftId?: string | undefined;
  readonly procedureCode: string;
  readonly caseId?: string | null | undefined;
  /** The commune that is to settle it, for procedures of communes. */
  readonly agencyId?: string | null | undefined;
  /** What is known of the principal, by meaning; laid into the form so that nobody types it again. */
  readonly known?: Facts | undefined;
}

/** Somebody begins to prepare a filing under the revision in force. */
export async function startDraft(
  asked: StartDraft,
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly personLimits?: PersonLimits },
): Promise<Result<{ readonly draftId: string; readonly revisionId: string }, StartDraftRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'draft.citizens-only' });
  if (!coversProcedure(asked.actor, asked.procedureCode)) return refuse({ code: 'mandate.not-for-procedure' });

  const revision = await findPublishedRevision(needs.db, storableText(asked.procedureCode));
  if (!revision) return refuse({ code: 'procedure.unknown' });
  const { content } = revision;
  if (!hasChannel(content, 'online')) return refuse({ code: 'procedure.not-online' });

  const chosen = findCase(content, asked.caseId);
  if (asked.caseId && !chosen) return refuse({ code: 'procedure.case-unknown', caseId: asked.caseId });
  const agency = await chosenAgency(asked.agencyId, { db: needs.db, kind: content.handling.kind, now: needs.now });
  if (!agency.ok) return agency;

  const most = (needs.personLimits ?? DEFAULT_PERSON_LIMITS).maxDrafts;
  const begun = await draftsOfPerson(needs.db, principalOf(asked.actor));
  if (begun.count >= most) return refuse({ code: 'draft.too-many', most });

  const filled = answersFromPrincipal(content.form, asked.known ?? {});
  const today = inVietnam(needs.now).toPlainDate().toString();
  const known = fittingAnswers(content.form, { filled, over: {} }, { today });
  const draftId = asked.draftId ?? newId();
  const at = needs.now.toString();
  await insertDraft(needs.db, {
    id: draftId,
    purpose: 'filing',
    procedureCode: revision.code,
    revisionId: revision.id,
    caseId: chosen?.id ?? null,
    agencyId: agency.value,
    channel: 'online',
    personId: principalOf(asked.actor),
    deskId: null,
    answers: chosen ? withCase(content.form, known, chosen.id) : known,
    page: null,
    createdAt: at,
    updatedAt: at,
    expiresAt: needs.now.add({ hours: DRAFT_DAYS * 24 }).toString(),
  });
  return ok({ draftId, revisionId: revision.id });
}

/** Only communes are chosen; for procedures of the province the choice is made by law and whatever was sent is not looked at. */
export async function chosenAgency(
  agencyId: string | null | undefined,
  needs: { readonly db: Db; readonly kind: 'province' | 'commune'; readonly now: Temporal.Instant },
): Promise<Result<string | null, { readonly code: 'agency.unknown'; readonly agencyId: string }>> {
  if (!agencyId || needs.kind === 'province') return ok(null);
  const agency = await findAgency(needs.db, agencyId);
  const isOpen = agency !== null && standsOn(agency, inVietnam(needs.now).toPlainDate().toString());
  return isOpen && agency.kind === 'commune' ? ok(agency.id) : refuse({ code: 'agency.unknown', agencyId });
}
