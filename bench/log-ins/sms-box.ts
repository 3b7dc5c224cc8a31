import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider of text messages that hands the codes over at once. */
export interface SmsBox {
  readonly url: string;
  /** The code that is sent to this phone, or was already. */
  readonly codeFor: (phone: string) => Promise<string>;
  readonly close: () => void;
}

/** Opens the provider on a port of its own. */
export async function openSmsBox(): Promise<SmsBox> {
  const codes = new Map<string, PromiseWithResolvers<string>>();
  function boxOf(phone: string): PromiseWithResolvers<string> {
    const box = codes.get(phone) ?? Promise.withResolvers<string>();
    codes.set(phone, box);
    return box;
  }
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const { to, text } = JSON.parse(Buffer.concat(parts).toString()) as { readonly to: string; readonly text: string };
      const code = /\b\d{6}\b/u.exec(text)?.[0];
      if (code !== undefined) boxOf(to).resolve(code);
      res.end('{}');
    });
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, codeFor: (phone) => boxOf(phone).promise, close: () => server.close() };
}
