import { componentsFor } from '#modules/procedure';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import type { BroughtPaper } from '../draft.ts';
import { writeBrought } from './counter-store.ts';
import { touch } from './draft-store.ts';
import { ownDraftHeld } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';
import { revisionOf } from './surroundings.ts';

/** As many papers of one kind as somebody may lay on the counter for one component. */
const MOST_BROUGHT = 99;

export type KeepBroughtRefusal =
  | DraftUnknown
  | { readonly code: 'counter.not-at-counter' }
  | { readonly code: 'counter.count-malformed'; readonly component: string; readonly most: number }
  | { readonly code: 'paper.component-unknown'; readonly component: string };

/** Notes what was laid on the counter: how many papers of each kind for each component. What is not named was not brought. */
export async function keepBrought(
  asked: { readonly actor: Actor; readonly draftId: string; readonly brought: readonly BroughtPaper[] },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, KeepBroughtRefusal>> {
  return inTransaction(needs.db, async function keep(trx): Promise<Result<null, KeepBroughtRefusal>> {
    const held = await ownDraftHeld(trx, asked.actor, asked.draftId);
    if (!held.ok) return held;
    const draft = held.value;
    if (draft.deskId === null) return refuse({ code: 'counter.not-at-counter' });

    const { content } = await revisionOf(trx, draft.revisionId);
    const asks =
      draft.caseId === null
        ? content.components.filter(({ isNote }) => !isNote)
        : componentsFor(content, { ...draft, caseId: draft.caseId });
    for (const { component, originals, certified, copies } of asked.brought) {
      if (!asks.some(({ id }) => id === component)) return refuse({ code: 'paper.component-unknown', component });
      const fits = [originals, certified, copies].every((count) => Number.isInteger(count) && count >= 0 && count <= MOST_BROUGHT);
      if (!fits) return refuse({ code: 'counter.count-malformed', component, most: MOST_BROUGHT });
    }
    const laid = asked.brought.filter(({ originals, certified, copies }) => originals + certified + copies > 0);
    await writeBrought(trx, draft, laid);
    await touch(trx, draft.id, needs.now.toString());
    return ok(null);
  });
}
