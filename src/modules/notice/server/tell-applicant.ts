import { inTransaction, type Db } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import type { Words } from '#messages';
import { composeNotices, type ComposedNotice } from '../compose-notices.ts';
import type { DossierStory } from '../story.ts';
import { ringAt, type QuietHours } from '../quiet-hours.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { keepNotices } from './notice-store.ts';

/** How often a message is tried: with the waits of the worker, over about eight hours. */
export const SEND_ATTEMPTS = 10;

/** Answers to what somebody is doing at this moment: they are awake. */
const AT_ONCE: readonly NoticeKind[] = ['filed', 'supplemented', 'withdrawal-requested', 'procedure-link'];

/** What queueing needs; without quiet hours phones ring at night too. */
export interface TellNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly quietHours?: QuietHours | null;
}

/**
 * Tells the applicant of a fact: into the inbox at once, to phone and mail by jobs of their own.
 *
 * Told twice, the second time says nothing: one message per fact, person and channel.
 */
export async function tellApplicant(
  story: DossierStory,
  needs: TellNeeds & { readonly words: Words; readonly origin: string },
): Promise<void> {
  await queueNotices(composeNotices(story, needs), needs);
}

/** Keeps notices and leaves a job for each that must travel, all in one transaction; a phone rings when the night is over. */
export async function queueNotices(notices: readonly ComposedNotice[], needs: TellNeeds): Promise<void> {
  await inTransaction(needs.db, async (trx) => {
    for (const { id: noticeId, channel, kind } of await keepNotices(trx, notices, needs.now)) {
      const at = channel === 'sms' && !AT_ONCE.includes(kind) ? ringAt(needs.now, needs.quietHours ?? null) : needs.now;
      const runAt = Temporal.Instant.compare(at, needs.now) > 0 ? { runAt: at.toString() } : {};
      await leaveJob(trx, 'send-notice', { noticeId }, { key: `notice:${noticeId}`, maxAttempts: SEND_ATTEMPTS, ...runAt });
    }
  });
}
