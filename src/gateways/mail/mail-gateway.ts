import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { spared } from '#kernel/spared';

/** A letter on its way out. `key` becomes its Message-ID, so that a mailbox shows the same letter once. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly key: string;
}

export type SendMail = (message: MailMessage) => Promise<void>;

const PATIENCE = 10_000; // milliseconds without a sign of life
const LONGEST = 60_000; // milliseconds for a letter, however much is said meanwhile

/** One that does not answer is asked now and then only: other jobs of the worker wait behind it. */
const SILENT = { slow: PATIENCE / 2, times: 3, pause: 30_000, said: 'The mail server does not answer and is left alone for half a minute' };

/**
 * The mail server behind `SMTP_URL`. Plain text only: it is read on every phone and hides no link.
 *
 * A server that does not take the letter is a fault, so that the job is tried again; the fault names neither address nor text.
 */
export function mailGateway(server: {
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
}): SendMail {
  const transport = createTransport({ url: server.url, connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE });
  const domain = server.from.address.split('@')[1] ?? 'localhost';

  return spared(async function sendMail({ to, subject, text, key }) {
    const hurry = new AbortController();
    try {
      const letter = { from: server.from, to: { name: '', address: to }, subject, text, messageId: `<${key}@${domain}>` };
      await Promise.race([transport.sendMail(letter), tooLong(hurry.signal)]);
    } catch (fault) {
      // Without `cause`: the server's own words repeat the address.
      throw new Error(`The mail server did not take a letter: ${codeOf(fault)}`);
    } finally {
      hurry.abort();
    }
  }, SILENT);
}

/** A server may answer a word every few seconds and never come to an end. */
async function tooLong(signal: AbortSignal): Promise<never> {
  await wait(LONGEST, undefined, { signal, ref: false });
  throw Object.assign(new Error('It took too long'), { code: 'TOO_LONG' });
}

function codeOf(fault: unknown): string {
  const { code, responseCode } = fault as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'unknown';
}
