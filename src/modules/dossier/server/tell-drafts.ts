import { asksAboutOwner, mergeNewer, patchOf, toldIn, type Answers, type Change } from '#modules/form';
import { staleAnswers, type ToldAnew } from '#modules/locker';
import { inTransaction, type Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { Draft } from '../draft.ts';
import { changeDraft, findChangedAt, holdDraft, keepChangedAt } from './draft-store.ts';
import { countReached, countSpread, openDraftsOf } from './reach-store.ts';
import { revisionOf } from './surroundings.ts';

interface Telling {
  readonly party: { readonly id: string; readonly kind: 'person' | 'organisation'; readonly number: string | null };
  readonly changes: readonly ToldAnew[];
  readonly by: 'filing' | 'account' | 'locker';
  /** The dossier that told it; told by the same one again, nothing is done. */
  readonly source: string | null;
}

/**
 * Brings what was told anew into every open draft of its party where the answer still is what was known before; what somebody answered
 * otherwise there stays theirs. Counts how often something was told once and reached how many drafts. Answers how many drafts changed.
 */
export async function tellDrafts(telling: Telling, needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<number> {
  const at = needs.now.toString();
  return inTransaction(needs.db, async function tell(trx) {
    const counted: { readonly id: string; readonly change: ToldAnew }[] = [];
    for (const change of telling.changes) {
      const id = newId();
      const { by, source } = telling;
      if (await countSpread(trx, { id, partyId: telling.party.id, meaning: change.meaning, by, source, at })) counted.push({ id, change });
    }
    if (counted.length === 0) return 0;

    const reached = new Map<string, number>();
    let drafts = 0;
    for (const draftId of await openDraftsOf(trx, { partyId: telling.party.id, except: telling.source })) {
      const draft = await holdDraft(trx, draftId);
      if (!draft) continue;
      const patches = (await revised(draft, telling, trx)).filter(({ change }) => counted.some((one) => one.change === change));
      if (patches.length === 0) continue;
      const before = { answers: draft.answers, changedAt: await findChangedAt(trx, draft.id) };
      const merged = patches.reduce((so, { patch }) => mergeNewer(so, patch, { dated: {}, now: needs.now.epochMilliseconds }), {
        ...before,
        overtaken: false,
      });
      await changeDraft(trx, { ...draft, answers: merged.answers, at });
      await keepChangedAt(trx, draft.id, merged.changedAt);
      drafts += 1;
      for (const { change } of patches) reached.set(change.meaning, (reached.get(change.meaning) ?? 0) + 1);
    }
    for (const { id, change } of counted) await countReached(trx, { id, drafts: reached.get(change.meaning) ?? 0 });
    return drafts;
  });
}

/** What of the changes belongs into a draft, each as a patch of its answers. */
async function revised(
  draft: Draft,
  { party, changes }: Telling,
  db: Db,
): Promise<readonly { readonly change: ToldAnew; readonly patch: Answers }[]> {
  const { form } = (await revisionOf(db, draft.revisionId)).content;
  const told = { party, answers: { told: toldIn(form, draft.answers, UNSAID), hasOwner: asksAboutOwner(form, draft.answers) } };
  return changes.flatMap((change) =>
    staleAnswers(told, change).map(({ path, value }) => ({ change, patch: patchOf(inPlaceOf(value, { path, value: change.value })) })),
  );
}

/** A value in place of another; parts that it does not have go. */
function inPlaceOf(earlier: unknown, { path, value }: Change): readonly Change[] {
  const parts = (of: unknown): readonly string[] => (typeof of === 'object' && of !== null ? Object.keys(of) : []);
  const gone = parts(earlier).filter((part) => !parts(value).includes(part));
  return [{ path, value }, ...gone.map((part) => ({ path: `${path}/${part}`, value: null }))];
}

/** Only what was meant is asked of the answers here, not how it is said. */
const UNSAID = { words: () => '' };
