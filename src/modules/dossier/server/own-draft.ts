import { coversProcedure, principalOf } from '#modules/citizen';
import { isId } from '#kernel/ids';
import { ok, refuse } from '#kernel/result';
import type { Db } from '#kernel/database';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import type { Draft } from '../draft.ts';
import { servesDesk } from '../serves-desk.ts';
import { findDraft, holdDraft } from './draft-store.ts';

export interface DraftUnknown {
  readonly code: 'draft.unknown';
}

/**
 * A draft of whom the actor acts for, themselves or another; anybody else's does not exist for them, nor does a procedure their mandate
 * leaves out. A filing that a desk prepares for somebody at its counter belongs to the officers who receive there, and to nobody else; what
 * was asked for again of such a filing they and its owner may prepare.
 */
export async function ownDraft(db: Db, actor: Actor, draftId: string): Promise<Result<Draft, DraftUnknown>> {
  return ofOwner(actor, isId(draftId) ? await findDraft(db, draftId) : null);
}

/** The actor's own draft, held until the transaction ends. */
export async function ownDraftHeld(db: Db, actor: Actor, draftId: string): Promise<Result<Draft, DraftUnknown>> {
  return ofOwner(actor, isId(draftId) ? await holdDraft(db, draftId) : null);
}

/** The same for a draft that was read already. */
export function ofOwner(actor: Actor, draft: Draft | null): Result<Draft, DraftUnknown> {
  if (draft && draft.deskId !== null && servesDesk(actor, draft.deskId)) return ok(draft);
  if (draft && draft.deskId !== null && draft.purpose === 'filing') return refuse({ code: 'draft.unknown' });
  if (!draft || actor.kind !== 'citizen' || principalOf(actor) !== draft.personId) return refuse({ code: 'draft.unknown' });
  if (!coversProcedure(actor, draft.procedureCode)) return refuse({ code: 'draft.unknown' });
  return ok(draft);
}
