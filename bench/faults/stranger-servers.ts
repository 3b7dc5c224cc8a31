import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How the strangers behave: well; taking what comes and never answering; or breaking off in the middle of a word. */
export type Mood = 'well' | 'silent' | 'half';

/** A provider of text messages, a mail server and a scanner, all three in the same mood. */
export interface Strangers {
  readonly smsUrl: string;
  readonly smtpUrl: string;
  readonly clamdUrl: string;
  readonly are: (mood: Mood) => void;
  /** Messages taken, by their keys. */
  readonly taken: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export async function openStrangers(): Promise<Strangers> {
  let mood: Mood = 'well';
  const taken = new Set<string>();
  const sockets = new Set<Socket>();

  const sms = createHttp((req, res) => {
    req.resume().once('end', () => {
      if (mood === 'silent') return;
      if (mood === 'half') {
        req.socket.end('HTTP/1.1 20');
        return;
      }
      taken.add(String(req.headers['idempotency-key']));
      res.writeHead(202).end('{}');
    });
  });
  const smtp = createServer((socket) => speak(socket, (say) => converse(say, (key) => taken.add(key))));
  const clamd = createServer((socket) => speak(socket, (say) => scan(say)));

  function speak(socket: Socket, begin: (say: (words: string) => void) => (heard: Buffer) => void): void {
    socket.on('error', () => undefined);
    if (mood === 'silent') return;
    const hear = begin((words) => (mood === 'half' ? socket.end(words.slice(0, 2)) : socket.write(words)));
    socket.on('data', (heard: Buffer) => hear(heard));
  }

  const servers: readonly Server[] = [sms, smtp, clamd];
  for (const server of servers) server.on('connection', (socket: Socket) => void sockets.add(socket));
  const [smsPort, smtpPort, clamdPort] = await Promise.all(servers.map(listening));
  return {
    smsUrl: `http://127.0.0.1:${smsPort}/`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    clamdUrl: `tcp://127.0.0.1:${clamdPort}`,
    are: (next) => (mood = next),
    taken,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
}

/** As much SMTP as a letter needs. */
function converse(say: (words: string) => void, took: (key: string) => void): (heard: Buffer) => void {
  say('220 stranger\r\n');
  let letter: string | null = null;
  return (heard) => {
    const text = heard.toString();
    if (letter !== null) {
      letter += text;
      if (!letter.endsWith('\r\n.\r\n')) return;
      took(/^Message-ID: <([^@]+)@/im.exec(letter)?.[1] ?? letter);
      letter = null;
      say('250 taken\r\n');
      return;
    }
    if (/^DATA/im.test(text)) {
      letter = '';
      say('354 go on\r\n');
    } else if (/^QUIT/im.test(text)) say('221 bye\r\n');
    else say('250 well\r\n');
  };
}

/** Finds everything clean. */
function scan(say: (words: string) => void): (heard: Buffer) => void {
  let last = Buffer.alloc(0);
  return (heard) => {
    last = Buffer.concat([last, heard]).subarray(-4);
    if (last.length === 4 && last.readUInt32BE() === 0) say('stream: OK\0');
  };
}
