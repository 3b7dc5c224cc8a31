import { visibleControls } from '#modules/form';
import { inTransaction, type Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { storableText } from '../storable.ts';
import { dropAbsent, keepAbsent } from './absent-store.ts';
import { touch } from './draft-store.ts';
import { ownDraftHeld } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';
import { revisionOf } from './surroundings.ts';

export type DeclareAbsentRefusal = DraftUnknown | { readonly code: 'paper.is-required'; readonly component: string };

const LONGEST_REASON = 300; // characters

/**
 * The applicant declares that a paper does not apply to them, where the procedure lets it be left out; or takes that back (`reason` null).
 * The office reads it as their word, where it would otherwise only find nothing.
 */
export async function declareAbsent(
  asked: { readonly actor: Actor; readonly draftId: string; readonly component: string; readonly reason: string | null },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, DeclareAbsentRefusal>> {
  const { actor, component, reason } = asked;
  return inTransaction(needs.db, async function declare(trx): Promise<Result<null, DeclareAbsentRefusal>> {
    const held = await ownDraftHeld(trx, actor, asked.draftId);
    if (!held.ok) return held;
    const draft = held.value;
    if (actor.kind !== 'citizen') return refuse({ code: 'draft.unknown' });
    const { form } = (await revisionOf(trx, draft.revisionId)).content;
    const placed = visibleControls(form, draft.answers).find(({ control }) => control.options.paper?.component === component);
    const mayBeLeft = placed !== undefined && !placed.required && placed.control.options.paper?.supply === 'upload';
    if (!mayBeLeft) return refuse({ code: 'paper.is-required', component });

    const at = needs.now.toString();
    if (reason === null) await dropAbsent(trx, { draftId: draft.id, component });
    else {
      const said = storableText(reason).trim().slice(0, LONGEST_REASON);
      await keepAbsent(trx, { draftId: draft.id, component, reason: said, at, personId: actor.personId });
    }
    await touch(trx, draft.id, at);
    return ok(null);
  });
}
