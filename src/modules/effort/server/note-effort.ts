import { mergeAnswers, type Answers } from '#modules/form';
import type { Db } from '#kernel/database';
import { LONGEST_PAUSE } from '../active-time.ts';
import { addActive, addActiveIfOpen, findEffort, keepLaidIn } from './effort-store.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** A sign of somebody filling in: they opened a page of their draft, or saved. The caller knows that the draft is theirs. */
export async function noteActive(draftId: string, { db, now }: Needs): Promise<void> {
  await addActive(db, { draftId, at: now.toString(), longestPause: LONGEST_PAUSE });
}

/** A draft was saved in the background: counts where somebody has its pages open, and not where a program sends it. */
export async function noteSaved(draftId: string, { db, now }: Needs): Promise<void> {
  await addActiveIfOpen(db, { draftId, at: now.toString(), longestPause: LONGEST_PAUSE });
}

/** What stands in a draft because it was known, as it was laid in; kept until the filing is measured. */
export async function noteLaidIn(laid: { readonly draftId: string; readonly answers: Answers }, { db, now }: Needs): Promise<void> {
  const { draftId, answers } = laid;
  const before = (await findEffort(db, draftId))?.laidIn ?? {};
  await keepLaidIn(db, { draftId, answers: mergeAnswers(before, answers), at: now.toString() });
}
