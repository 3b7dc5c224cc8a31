import type { Db } from '#kernel/database';
import { findUnsentMessage, wipeMessage } from './one-time-code-store.ts';
import { unseal } from './secret-box.ts';

/** Hands a text message to the provider. The same `key` twice is one message. Throws when the provider did not take it. */
export type SendSms = (message: { readonly to: string; readonly text: string; readonly key: string }) => Promise<void>;

/**
 * The job behind `requestCode`: sends the sealed message, then wipes it.
 *
 * A code that was used or is too old is not sent any more. Done twice it sends nothing the second time; should the process
 * die in between, the provider recognises the key.
 */
export async function sendCode(
  job: { readonly challengeId: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant; readonly secretKey: string; readonly sendSms: SendSms },
): Promise<void> {
  const message = await findUnsentMessage(needs.db, job.challengeId, needs.now);
  if (!message) return;
  const text = unseal(needs.secretKey, { purpose: 'message', owner: job.challengeId, sealed: message.sealed });
  await needs.sendSms({ to: message.phone, text, key: job.challengeId });
  await wipeMessage(needs.db, job.challengeId);
}
