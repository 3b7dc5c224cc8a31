import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { removeDraft } from './draft-store.ts';
import { ownDraft } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';

/** The owner throws a filing away that was never sent. What an office asked for can only be answered. */
export async function deleteDraft(
  asked: { readonly actor: Actor; readonly draftId: string },
  needs: { readonly db: Db },
): Promise<Result<null, DraftUnknown | { readonly code: 'draft.asked-for' }>> {
  const draft = await ownDraft(needs.db, asked.actor, asked.draftId);
  if (!draft.ok) return draft;
  if (draft.value.purpose === 'supplement') return refuse({ code: 'draft.asked-for' });
  await removeDraft(needs.db, draft.value.id);
  return ok(null);
}
