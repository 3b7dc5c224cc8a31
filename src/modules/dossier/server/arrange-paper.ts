import { isPhoto, type PhotoTurn } from '#modules/paper';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import type { DraftPaper } from '../draft.ts';
import { arrangePapers } from './draft-paper-store.ts';
import { ownDraftHeld } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';

/** What one may do to a file among the others of its component. */
export const ARRANGEMENTS = ['up', 'down', 'turn'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/**
 * Moves a file of a draft one place up or down within its component, or turns a photo by a quarter, clockwise. The first cannot go
 * further up, nor the last down; what is no photo is not turned: then nothing changes.
 */
export async function arrangePaper(
  asked: { readonly actor: Actor; readonly draftId: string; readonly paperId: string; readonly how: Arrangement },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, DraftUnknown | { readonly code: 'paper.unknown' }>> {
  return inTransaction(needs.db, async function arrange(trx): Promise<Result<null, DraftUnknown | { readonly code: 'paper.unknown' }>> {
    const held = await ownDraftHeld(trx, asked.actor, asked.draftId);
    if (!held.ok) return held;
    const paper = held.value.papers.find(({ id }) => id === asked.paperId);
    if (!paper) return refuse({ code: 'paper.unknown' });
    const before = held.value.papers.filter(({ component }) => component === paper.component);
    const after = asked.how === 'turn' ? turned(before, paper) : moved(before, paper, asked.how);
    if (after === before) return ok(null);
    const papers = after.map(({ id, turn }, index) => ({ id, turn, position: index + 1 }));
    await arrangePapers(trx, { draftId: held.value.id, papers, at: needs.now.toString() });
    return ok(null);
  });
}

function turned(papers: readonly DraftPaper[], paper: DraftPaper): readonly DraftPaper[] {
  if (!isPhoto(paper)) return papers;
  return papers.map((one) => (one === paper ? { ...one, turn: ((one.turn + 90) % 360) as PhotoTurn } : one));
}

function moved(papers: readonly DraftPaper[], paper: DraftPaper, how: 'up' | 'down'): readonly DraftPaper[] {
  const from = papers.indexOf(paper);
  const to = how === 'up' ? from - 1 : from + 1;
  if (to < 0 || to >= papers.length) return papers;
  return papers.map((one, index) => (index === from ? papers[to]! : index === to ? paper : one));
}
