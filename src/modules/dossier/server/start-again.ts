import { createHash } from 'node:crypto';
import { principalOf } from '#modules/citizen';
import type { Answers } from '#modules/form';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { holdAgain } from './again-store.ts';
import { orRollBack } from './or-roll-back.ts';
import { ownDraft } from './own-draft.ts';
import { saveDraft } from './save-draft.ts';
import type { SaveDraftRefusal } from './save-draft.ts';
import { startDraft } from './start-draft.ts';
import type { StartDraft, StartDraftRefusal } from './start-draft.ts';

export interface StartAgain extends Omit<StartDraft, 'draftId'> {
  /** The dossier it begins from. */
  readonly dossierId: string;
  /** Of the page whose button was pressed: pressed twice, it is one filing. */
  readonly requestId: string;
  /** What goes along from there. */
  readonly answers: Answers;
}

/**
 * Begins a filing from an earlier dossier: a draft that holds from its first moment what goes along. The same button pressed twice, or
 * sent twice, leads to the same draft; `isNew` tells the first time.
 */
export async function startAgain(
  asked: StartAgain,
  needs: Parameters<typeof startDraft>[1],
): Promise<Result<Begun, StartDraftRefusal | SaveDraftRefusal>> {
  const { actor, dossierId, requestId, answers, ...started } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'draft.citizens-only' });

  const draftId = idFrom(`${principalOf(actor)} ${dossierId} ${started.procedureCode} ${requestId}`);
  return orRollBack(needs.db, async function begin(trx): Promise<Result<Begun, StartDraftRefusal | SaveDraftRefusal>> {
    await holdAgain(trx, draftId);
    if ((await ownDraft(trx, actor, draftId)).ok) return ok({ draftId, isNew: false });
    const here = { ...needs, db: trx };
    const begun = await startDraft({ actor, ...started, draftId }, here);
    if (!begun.ok) return begun;
    const saved = await saveDraft({ actor, draftId, answers, ...(started.caseId ? { caseId: started.caseId } : {}) }, here);
    return saved.ok ? ok({ draftId, isNew: true }) : saved;
  });
}

interface Begun {
  readonly draftId: string;
  readonly isNew: boolean;
}

/** An id that follows from a text, and from nothing anybody outside can choose freely. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(`draft ${text}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
