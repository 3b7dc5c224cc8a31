import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { spared } from '#kernel/spared';
import type { ByteStream, Scanner, Verdict } from '#modules/paper/server';

const PATIENCE = 60_000; // milliseconds without a sign of life
const LONGEST = 5 * 60_000; // milliseconds for a content, however much is said meanwhile

/** One that does not answer is asked now and then only: other jobs of the worker wait behind it. */
const SILENT = { times: 2, pause: 60_000, said: 'The scanner does not answer and is left alone for a minute' };
const LONGEST_ANSWER = 4096; // bytes

/** Where clamd is. How long it may be silent, and how long it may take at all, in milliseconds. */
interface ClamdOptions {
  readonly url: string;
  readonly patience?: number;
  readonly longest?: number;
}

/**
 * Has contents looked over by clamd, sent piece by piece (its command INSTREAM). `url` is `tcp://host:port` or `unix:/path/of/socket`.
 *
 * Throws when clamd cannot be reached, falls silent or answers anything but a verdict; its own limit of size is such an answer.
 */
export function clamdScanner({ url, patience = PATIENCE, longest = LONGEST }: ClamdOptions): Scanner {
  return { scan: spared(scan, { ...SILENT, slow: patience / 2 }) };

  async function scan(content: ByteStream): Promise<Verdict> {
    const socket = connect(addressOf(url));
    socket.setTimeout(patience, () => socket.destroy(new Error('The scanner fell silent')));
    const enough = setTimeout(() => socket.destroy(new Error('The scanner took too long')), longest);
    const answered = answerOf(socket);
    // Whoever waits for the answer hears of the fault; sending may end earlier and says nothing of its own.
    answered.catch(() => undefined);
    try {
      await send(content, socket).catch((fault: unknown) => {
        if (!socket.destroyed && !socket.writableEnded) throw fault;
      });
      return verdictIn(await answered);
    } finally {
      clearTimeout(enough);
      socket.destroy();
    }
  }
}

function addressOf(url: string): { readonly path: string } | { readonly host: string; readonly port: number } {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length) };
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
}

async function send(content: ByteStream, socket: Socket): Promise<void> {
  await once(socket, 'connect');
  socket.write('zINSTREAM\0');
  for await (const piece of content) {
    if (piece.length === 0) continue;
    if (socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  socket.write(Buffer.alloc(4));
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket as AsyncIterable<Uint8Array>) {
    answer += Buffer.from(piece).toString('utf8');
    if (answer.includes('\0') || answer.length > LONGEST_ANSWER) break;
  }
  return answer.split('\0')[0]!.trim();
}

function verdictIn(answer: string): Verdict {
  if (answer === 'stream: OK') return { clean: true };
  const threat = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (threat !== undefined) return { clean: false, threat };
  throw new Error(`The scanner gave no verdict: ${answer.slice(0, 200) || 'nothing'}`);
}
