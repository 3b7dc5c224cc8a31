import { inVietnam } from '#kernel/clock';
import { caseIn, mergeNewer, tidyAnswers, withCase } from '#modules/form';
import type { Answers, ChangedAt } from '#modules/form';
import { findCase } from '#modules/procedure';
import type { RevisionContent } from '#modules/procedure';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { DRAFT_DAYS, MOST_ANSWER_CHARACTERS } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { storableAnswers, storableText } from '../storable.ts';
import { changeDraft, findChangedAt, keepChangedAt } from './draft-store.ts';
import { ownDraftHeld } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';
import { chosenAgency } from './start-draft.ts';
import { revisionOf } from './surroundings.ts';

export type SaveDraftRefusal =
  | DraftUnknown
  | { readonly code: 'draft.too-large' }
  | { readonly code: 'procedure.case-unknown'; readonly caseId: string }
  | { readonly code: 'agency.unknown'; readonly agencyId: string };

/** What changes: only what is named. An answer of `null` takes the answer away. */
export interface SaveDraft {
  readonly actor: Actor;
  readonly draftId: string;
  readonly answers?: Answers | undefined;
  /** When the answers were typed, by path, in milliseconds of our clock; what is not named was typed now. */
  readonly changedAt?: ChangedAt | undefined;
  readonly page?: string | undefined;
  readonly caseId?: string | undefined;
  readonly agencyId?: string | undefined;
}

/** A draft as it stands after saving. */
export interface SavedDraft extends Draft {
  /** Something was typed later elsewhere, and stayed. */
  readonly overtaken: boolean;
}

/**
 * Saves what was typed, right or wrong: nothing a person wrote is lost because it does not fit yet. What fits is kept in one
 * spelling, whether it came from a page or as data.
 *
 * Field by field the last change wins, so two tabs do not undo one another, nor does one that was without a line for an hour.
 */
export async function saveDraft(
  asked: SaveDraft,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<SavedDraft, SaveDraftRefusal>> {
  return inTransaction(needs.db, async function save(trx): Promise<Result<SavedDraft, SaveDraftRefusal>> {
    const held = await ownDraftHeld(trx, asked.actor, asked.draftId);
    if (!held.ok) return held;
    const draft = held.value;
    const { content } = await revisionOf(trx, draft.revisionId);
    const choice = draft.purpose === 'filing' ? await chosen(asked, { draft, content, db: trx, now: needs.now }) : ok(draft);
    if (!choice.ok) return choice;

    const { caseId, agencyId } = choice.value;
    const today = inVietnam(needs.now).toPlainDate().toString();
    const before = { answers: draft.answers, changedAt: await findChangedAt(trx, draft.id) };
    const patch = tidyAnswers(content.form, storableAnswers(asked.answers ?? {}), today);
    const merged = mergeNewer(before, patch, { dated: asked.changedAt ?? {}, now: needs.now.epochMilliseconds });
    const answers =
      draft.purpose === 'filing' && asked.caseId !== undefined && caseId !== null
        ? withCase(content.form, merged.answers, caseId)
        : merged.answers;
    if (JSON.stringify(answers).length > MOST_ANSWER_CHARACTERS) return refuse({ code: 'draft.too-large' });

    const next = {
      ...draft,
      caseId: draft.purpose === 'filing' ? (caseIn(answers) ?? caseId) : draft.caseId,
      agencyId,
      answers,
      page: asked.page === undefined ? draft.page : storableText(asked.page).slice(0, 100),
      updatedAt: needs.now.toString(),
      expiresAt: draft.purpose === 'filing' ? needs.now.add({ hours: DRAFT_DAYS * 24 }).toString() : draft.expiresAt,
    };
    const version = await changeDraft(trx, { ...next, at: next.updatedAt });
    await keepChangedAt(trx, draft.id, merged.changedAt);
    return ok({ ...next, version, overtaken: merged.overtaken });
  });
}

type Choice = Pick<Draft, 'caseId' | 'agencyId'>;

async function chosen(
  asked: SaveDraft,
  {
    draft,
    content,
    ...needs
  }: { readonly draft: Draft; readonly content: RevisionContent; readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<Choice, SaveDraftRefusal>> {
  if (asked.caseId === undefined && asked.agencyId === undefined) return ok(draft);
  const found = asked.caseId === undefined ? null : findCase(content, asked.caseId);
  if (asked.caseId !== undefined && !found) return refuse({ code: 'procedure.case-unknown', caseId: asked.caseId });
  const agency = await chosenAgency(asked.agencyId ?? draft.agencyId, { ...needs, kind: content.handling.kind });
  if (!agency.ok) return agency;
  return ok({ caseId: found?.id ?? draft.caseId, agencyId: agency.value });
}
