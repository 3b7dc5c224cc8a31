import { inTransaction } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import type { FactType } from '#modules/dossier';
import { languageOf } from '#modules/account/server';
import { templateOf } from '#modules/notice';
import { issuePaper, tellApplicant } from '#modules/notice/server';
import type { DossierStory } from '#modules/notice';
import { dossierStory } from '#views/dossier-story';
import { leaveForLocker } from './fill-locker.ts';
import { wordsFor } from './on-message-written.ts';
import type { JobNeeds } from './worker-world.ts';

/** Facts after which there is more to say of what a dossier cost whoever filed it. */
const MEASURED: ReadonlySet<FactType> = new Set(['filed', 'supplemented', 'handed-over']);

/** A fact of a dossier, by its place in the log. */
export interface FactPlace {
  readonly dossierId: string;
  readonly seq: number;
}

/**
 * What follows from a fact: the applicant is told, in the language they asked for, the official paper it calls for is printed, and what
 * was given or issued goes into the applicant's locker.
 *
 * Each in a job of its own, so that a paper that does not print keeps nobody waiting for news.
 */
export async function onFactRecorded(fact: FactPlace, needs: JobNeeds): Promise<void> {
  const story = await storyOf(fact, needs);
  await inTransaction(needs.db, async (db) => {
    await tellEach(story, { ...needs, db });
    // A result is one more thing to measure by; a minute gathers those that come together.
    if (story.fact.type === 'issued')
      await leaveJob(db, 'measure-paces', {}, { key: 'paces', runAt: needs.now.add({ minutes: 1 }).toString() });
    if (story.fact.type === 'result-revoked') await leaveJob(db, 'result-revoked', fact, { key: `revoked:${story.fact.id}` });
    if (MEASURED.has(story.fact.type))
      await leaveJob(db, 'measure-filing', { dossierId: story.dossierId }, { key: `measure-filing:${story.dossierId}` });
    await leaveForLocker(db, { dossierId: story.dossierId, type: story.fact.type });
    if (templateOf(story.fact)) await leaveJob(db, 'issue-paper', fact, { key: `paper:${story.fact.id}` });
  });
}

/** Prints and keeps the official paper a fact calls for; asked for earlier by a page, it is there already. */
export async function onPaperDue(fact: FactPlace, needs: JobNeeds): Promise<void> {
  await issuePaper(await storyOf(fact, needs), { ...needs, words: needs.lawWords });
}

/** Everybody it is the business of, each in the language they asked for; phone and mail are the applicant's alone. */
async function tellEach(story: DossierStory, needs: JobNeeds): Promise<void> {
  const { applicant } = story;
  for (const reader of new Set([applicant.personId, ...story.readers])) {
    const reach = reader === applicant.personId ? applicant.reach : { phone: null, email: null };
    const words = wordsFor(await languageOf(needs.db, reader), needs);
    const theirs = { ...story, applicant: { ...applicant, reach }, readers: story.readers.filter((one) => one === reader) };
    await tellApplicant(theirs, { ...needs, words });
  }
}

async function storyOf(fact: FactPlace, { db }: JobNeeds): Promise<DossierStory> {
  const story = await dossierStory(db, fact);
  if (!story) throw new Error(`No fact ${fact.seq} of dossier ${fact.dossierId}`);
  return story;
}
