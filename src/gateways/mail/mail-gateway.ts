import { createTransport } from 'nodemailer';

/** A letter on its way out. `key` becomes its Message-ID, so that a mailbox shows the same letter once. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly key: string;
}

export type SendMail = (message: MailMessage) => Promise<void>;

const PATIENCE = 10_000; // milliseconds

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

  return async function sendMail({ to, subject, text, key }) {
    try {
      await transport.sendMail({ from: server.from, to: { name: '', address: to }, subject, text, messageId: `<${key}@${domain}>` });
    } catch (fault) {
      // Without `cause`: the server's own words repeat the address.
      throw new Error(`The mail server did not take a letter: ${codeOf(fault)}`);
    }
  };
}

function codeOf(fault: unknown): string {
  const { code, responseCode } = fault as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'unknown';
}
