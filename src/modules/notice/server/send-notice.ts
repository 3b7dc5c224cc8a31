import type { Db } from '#kernel/database';
import { findOutgoing, markNotSent, markSent } from './notice-store.ts';

/** Hands a text message to the provider; the same `key` twice is one message. Throws when the provider did not take it. */
export type SendSms = (message: { readonly to: string; readonly text: string; readonly key: string }) => Promise<void>;

/** Hands a letter to the mail server; the same `key` twice is one letter. Throws when the server did not take it. */
export type SendMail = (message: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly key: string;
}) => Promise<void>;

/**
 * The job behind each notice that travels.
 *
 * Done twice it sends nothing the second time. A failure is noted on the notice and thrown, so that the worker tries
 * again; after the last try the notice stays failed, where people can see it.
 */
export async function sendNotice(
  job: { readonly noticeId: string; readonly lastTry: boolean },
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly sendSms: SendSms; readonly sendMail: SendMail },
): Promise<void> {
  const notice = await findOutgoing(needs.db, job.noticeId);
  if (!notice) return;
  const { id: key, address: to, subject, body: text } = notice;
  try {
    if (notice.channel === 'sms') await needs.sendSms({ to, text, key });
    else await needs.sendMail({ to, subject, text, key });
  } catch (fault) {
    await markNotSent(needs.db, { id: key, error: fault instanceof Error ? fault.message : 'unknown', final: job.lastTry });
    throw fault;
  }
  await markSent(needs.db, key, needs.now);
}
