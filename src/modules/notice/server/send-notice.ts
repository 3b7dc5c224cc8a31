import { findOutgoing, markNotSent, markSent } from './notice-store.ts';
import { NoWay, sendByPhone, type PhoneNeeds } from './send-by-phone.ts';
import { keepMessageId } from './way-store.ts';

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
 * again; after the last try, or when no way is left, the notice stays failed, where people can see it.
 */
export async function sendNotice(
  job: { readonly noticeId: string; readonly lastTry: boolean },
  needs: PhoneNeeds & { readonly sendMail: SendMail },
): Promise<void> {
  const notice = await findOutgoing(needs.db, job.noticeId);
  if (!notice) return;
  const { id: key, address: to, subject, body: text } = notice;
  try {
    if (notice.channel === 'sms') await keepMessageId(needs.db, key, await sendByPhone(notice, needs));
    else await needs.sendMail({ to, subject, text, key });
  } catch (fault) {
    const isOver = fault instanceof NoWay;
    await markNotSent(needs.db, { id: key, error: fault instanceof Error ? fault.message : 'unknown', final: job.lastTry || isOver });
    if (isOver) return;
    throw fault;
  }
  await markSent(needs.db, key, needs.now);
}
