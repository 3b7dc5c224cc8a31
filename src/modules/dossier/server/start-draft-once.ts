import { coversProcedure, principalOf } from '#modules/citizen';
import type { PersonLimits } from '#modules/paper';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { holdUntouched } from './draft-store.ts';
import { startDraft } from './start-draft.ts';
import type { StartDraft, StartDraftRefusal } from './start-draft.ts';

/** Two clicks so close together meant one draft. */
const SAME_CLICK_SECONDS = 60;

/** Like `startDraft`, for people who click twice: a draft begun a moment ago with the same choices and not touched since is the one. */
export async function startDraftOnce(
  asked: StartDraft,
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly personLimits?: PersonLimits },
): Promise<Result<{ readonly draftId: string }, StartDraftRefusal>> {
  const { actor, procedureCode, caseId = null, agencyId = null } = asked;
  if (actor.kind !== 'citizen' || !coversProcedure(actor, procedureCode)) return startDraft(asked, needs);
  return inTransaction(needs.db, async function begin(trx): Promise<Result<{ readonly draftId: string }, StartDraftRefusal>> {
    const since = needs.now.subtract({ seconds: SAME_CLICK_SECONDS }).toString();
    const earlier = await holdUntouched(trx, { personId: principalOf(actor), procedureCode, caseId, agencyId, since });
    return earlier === null ? startDraft(asked, { ...needs, db: trx }) : ok({ draftId: earlier });
  });
}
