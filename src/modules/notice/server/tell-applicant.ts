import { inTransaction, type Db } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import type { Words } from '#messages';
import { composeNotices, type ComposedNotice } from '../compose-notices.ts';
import type { DossierStory } from '../story.ts';
import { keepNotices } from './notice-store.ts';

/** How often a message is tried: with the waits of the worker, over about eight hours. */
export const SEND_ATTEMPTS = 10;

/**
 * Tells the applicant of a fact: into the inbox at once, to phone and mail by jobs of their own.
 *
 * Told twice, the second time says nothing: one message per fact, person and channel.
 */
export async function tellApplicant(
  story: DossierStory,
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly words: Words; readonly origin: string },
): Promise<void> {
  await queueNotices(composeNotices(story, needs), needs);
}

/** Keeps notices and leaves a job for each that must travel, all in one transaction. */
export async function queueNotices(
  notices: readonly ComposedNotice[],
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<void> {
  await inTransaction(needs.db, async (trx) => {
    for (const noticeId of await keepNotices(trx, notices, needs.now)) {
      await leaveJob(trx, 'send-notice', { noticeId }, { key: `notice:${noticeId}`, maxAttempts: SEND_ATTEMPTS });
    }
  });
}
