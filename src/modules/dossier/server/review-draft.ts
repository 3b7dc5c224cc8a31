import { findPublishedRevision } from '#modules/procedure/server';
import type { Revision } from '#modules/procedure';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import type { Draft } from '../draft.ts';
import { changeDraft } from './draft-store.ts';
import { noteDraftRead } from './note-read.ts';
import { ownDraft, ownDraftHeld } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';
import { revisionOf } from './surroundings.ts';
import { supplementSent } from './supplement-sent.ts';
import { getContents } from './supplement-store.ts';
import { whatIsSent } from './what-is-sent.ts';
import { keptIssues } from './what-it-asks.ts';
import type { CheckNeeds, WhatIsSent } from './what-is-sent.ts';

export interface ReviewedDraft {
  readonly draft: Draft;
  readonly revision: Revision;
  readonly sent: WhatIsSent;
  /** The procedure was published anew since the draft was begun; the draft now follows the new revision. */
  readonly revised: boolean;
}

/**
 * What exactly will be sent, and what still stands in its way: the last look before filing. For a supplement: what the dossier would
 * contain with it. Who looks for another, at a counter too, leaves a line in the ledger.
 */
export async function reviewDraft(
  asked: { readonly actor: Actor; readonly draftId: string },
  needs: CheckNeeds & { readonly db: Db },
): Promise<Result<ReviewedDraft, DraftUnknown | { readonly code: 'procedure.unknown' }>> {
  const found = await ownDraft(needs.db, asked.actor, asked.draftId);
  if (!found.ok) return found;
  await noteDraftRead(needs.db, { actor: asked.actor, draft: found.value }, needs.now);
  const current = await bringUpToDate(asked, found.value, needs);
  if (!current.ok) return current;

  const { draft, revised } = current.value;
  const revision = await revisionOf(needs.db, draft.revisionId);
  if (draft.purpose === 'filing') {
    const sent = whatIsSent(draft, revision, needs);
    const kept = await keptIssues(draft, { revision, sent }, needs);
    return ok({ draft, revision, revised, sent: kept.length === 0 ? sent : { ...sent, issues: [...sent.issues, ...kept] } });
  }
  const before = await getContents(needs.db, draft.id);
  return ok({ draft, revision, revised, sent: supplementSent({ draft, before, revision }, needs) });
}

/** A draft promises nothing yet, so it follows the revision in force; fields and components keep their ids across revisions. */
async function bringUpToDate(
  asked: { readonly actor: Actor },
  draft: Draft,
  needs: CheckNeeds & { readonly db: Db },
): Promise<Result<{ draft: Draft; revised: boolean }, DraftUnknown | { readonly code: 'procedure.unknown' }>> {
  if (draft.purpose === 'supplement') return ok({ draft, revised: false });
  const published = await findPublishedRevision(needs.db, draft.procedureCode);
  if (!published) return refuse({ code: 'procedure.unknown' });
  if (published.id === draft.revisionId) return ok({ draft, revised: false });

  return inTransaction(needs.db, async function follow(trx) {
    const held = await ownDraftHeld(trx, asked.actor, draft.id);
    if (!held.ok) return held;
    const next = { ...held.value, revisionId: published.id };
    const version = await changeDraft(trx, { ...next, at: needs.now.toString() });
    return ok({ draft: { ...next, version }, revised: true });
  });
}
