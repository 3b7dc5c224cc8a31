import { spared } from '#kernel/spared';

/** A text message on its way out. The provider takes the same `key` twice as one message. */
export interface SmsMessage {
  readonly to: string;
  readonly text: string;
  readonly key: string;
}

export type SendSms = (message: SmsMessage) => Promise<void>;

const PATIENCE = 10_000; // milliseconds

/** One that does not answer is asked now and then only: other jobs of the worker wait behind it. */
const SILENT = {
  slow: PATIENCE / 2,
  times: 3,
  pause: 30_000,
  said: 'The SMS provider does not answer and is left alone for half a minute',
};

/**
 * The provider behind `SMS_API_URL`: `POST {to, text}` with an `Idempotency-Key`.
 *
 * Anything but success is a fault, so that the job is tried again; what it says names neither phone nor text, because faults
 * are logged.
 */
export function smsGateway(provider: { readonly url: string }): SendSms {
  return spared(async function sendSms({ to, text, key }) {
    const response = await fetch(provider.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ to, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The SMS provider answered ${response.status}`);
  }, SILENT);
}
