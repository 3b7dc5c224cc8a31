import { DEFAULT_LIMITS, roomFor, type PaperLimits, type PaperRefusal } from '#modules/paper';
import { holdObject } from '#modules/paper/server';
import { componentsFor } from '#modules/procedure';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { MOST_PAPERS_PER_COMPONENT } from '../draft.ts';
import type { DraftPaper, PaperOrigin } from '../draft.ts';
import { deleteDraftPaper, insertDraftPaper } from './draft-store.ts';
import { ownDraftHeld } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';
import { revisionOf } from './surroundings.ts';

export type AttachPaperRefusal =
  | DraftUnknown
  | Extract<PaperRefusal, { code: 'paper.dossier-full' }>
  | { readonly code: 'paper.unknown' }
  | { readonly code: 'paper.component-unknown'; readonly component: string }
  | { readonly code: 'paper.too-many'; readonly most: number };

/** A paper the paper module has just kept. Its hash must come from there, never from the outside: whoever knows a hash must not thereby get its content. */
export interface AttachPaper {
  readonly actor: Actor;
  readonly draftId: string;
  readonly component: string;
  readonly sha256: string;
  readonly name: string;
  readonly origin?: PaperOrigin | undefined;
}

/** Puts a kept paper to a component of a draft; the same paper for the same component twice is there once. */
export async function attachPaper(
  asked: AttachPaper,
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly paperLimits?: PaperLimits },
): Promise<Result<DraftPaper, AttachPaperRefusal>> {
  return inTransaction(needs.db, async function attach(trx): Promise<Result<DraftPaper, AttachPaperRefusal>> {
    const held = await ownDraftHeld(trx, asked.actor, asked.draftId);
    if (!held.ok) return held;
    const draft = held.value;
    const { component, sha256 } = asked;

    const { content } = await revisionOf(trx, draft.revisionId);
    const asks =
      draft.caseId === null
        ? content.components.filter(({ isNote }) => !isNote)
        : componentsFor(content, { ...draft, caseId: draft.caseId });
    if (!asks.some(({ id }) => id === component)) return refuse({ code: 'paper.component-unknown', component });

    const there = draft.papers.filter((paper) => paper.component === component);
    const same = there.find((paper) => paper.sha256 === sha256);
    if (same) return ok(same);
    if (there.length >= MOST_PAPERS_PER_COMPONENT) return refuse({ code: 'paper.too-many', most: MOST_PAPERS_PER_COMPONENT });

    const object = await holdObject(trx, sha256);
    if (!object) return refuse({ code: 'paper.unknown' });
    const { mediaType, size } = object;
    // Looked at again while the draft is held: files that arrived side by side each found the room of all of them.
    const room = roomFor(
      draft.papers.reduce((sum, { size: bytes }) => sum + bytes, 0),
      needs.paperLimits ?? DEFAULT_LIMITS,
    );
    if (room.refusal.code === 'paper.dossier-full' && size > room.maxBytes) return refuse(room.refusal);
    const paper: DraftPaper = {
      id: newId(),
      component,
      sha256,
      name: asked.name,
      mediaType,
      size,
      origin: asked.origin ?? 'upload',
      attachedAt: needs.now.toString(),
      position: 1 + Math.max(0, ...there.map(({ position }) => position)),
      turn: 0,
      scan: object.scan,
    };
    await insertDraftPaper(trx, draft.id, paper);
    return ok(paper);
  });
}

/** Takes a paper away from a draft again; taking away what is not there is no fault. */
export async function removePaper(
  asked: { readonly actor: Actor; readonly draftId: string; readonly paperId: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, DraftUnknown>> {
  return inTransaction(needs.db, async function remove(trx): Promise<Result<null, DraftUnknown>> {
    const held = await ownDraftHeld(trx, asked.actor, asked.draftId);
    if (!held.ok) return held;
    const found = held.value.papers.find(({ id }) => id === asked.paperId);
    if (found) await deleteDraftPaper(trx, { draftId: held.value.id, paperId: found.id, at: needs.now.toString() });
    return ok(null);
  });
}
