import type { Db } from '#kernel/database';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { ownDraft } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';
import { keepReaches } from './reach-store.ts';
import type { Reaches } from './reach-store.ts';

/**
 * Whoever changed answers that were known says how far each goes. Putting right what is known is the owner's: what a delegate changes
 * counts in that dossier only, whatever they said.
 */
export async function sayReach(
  asked: { readonly actor: Actor; readonly draftId: string; readonly reaches: Reaches },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, DraftUnknown>> {
  const { actor, draftId, reaches } = asked;
  const own = await ownDraft(needs.db, actor, draftId);
  if (!own.ok || actor.kind !== 'citizen') return own.ok ? ok(null) : own;
  const isDelegate = actor.actingFor?.as === 'delegate';
  const said = isDelegate ? Object.fromEntries(Object.keys(reaches).map((meaning) => [meaning, 'here' as const])) : reaches;
  await keepReaches(needs.db, { draftId, reaches: said, at: needs.now.toString(), personId: actor.personId });
  return ok(null);
}
