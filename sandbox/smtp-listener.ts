import { createServer, type Server, type Socket } from 'node:net';

/** A letter handed over: to whom, and the bytes of it, one per character. */
export type Deliver = (letter: { readonly to: readonly string[]; readonly raw: string }) => void;

const LARGEST = 10_000_000; // bytes

/** Plays a mail server: takes every letter for everybody (RFC 5321, no encryption, no sign-in: it listens on loopback only). */
export function smtpListener(deliver: Deliver): Server {
  return createServer((socket) => {
    socket.setEncoding('latin1').setTimeout(30_000, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    say(socket, '220 sandbox ready');
    converse(socket, deliver);
  });
}

function converse(socket: Socket, deliver: Deliver): void {
  let heard = '';
  let to: string[] = [];
  let inLetter = false;

  socket.on('data', (piece) => {
    heard += String(piece);
    if (heard.length > LARGEST) return void socket.end('552 too large\r\n');
    while (inLetter ? takeLetter() : takeLine());
  });

  function takeLetter(): boolean {
    const end = heard.startsWith('.\r\n') ? 0 : heard.indexOf('\r\n.\r\n') + 2;
    if (end === 1) return false;
    deliver({ to, raw: heard.slice(0, end).replace(/(^|\r\n)\./g, '$1') });
    heard = heard.slice(end + 3);
    [to, inLetter] = [[], false];
    say(socket, '250 taken');
    return true;
  }

  function takeLine(): boolean {
    const end = heard.indexOf('\r\n');
    if (end < 0) return false;
    const line = heard.slice(0, end);
    heard = heard.slice(end + 2);
    answer(line);
    return true;
  }

  function answer(line: string): void {
    const receiver = /^RCPT TO:\s*<([^>]+)>/i.exec(line)?.[1];
    if (receiver !== undefined) to.push(receiver);
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        return say(socket, '250-sandbox', '250-8BITMIME', `250 SIZE ${LARGEST}`);
      case 'RSET':
        to = [];
        return say(socket, '250 ok');
      case 'DATA':
        inLetter = to.length > 0;
        return say(socket, inLetter ? '354 go on' : '503 to whom?');
      case 'QUIT':
        return void socket.end('221 bye\r\n');
      case 'HELO':
      case 'MAIL':
      case 'NOOP':
        return say(socket, '250 ok');
      default:
        return say(socket, receiver === undefined ? '500 not understood' : '250 ok');
    }
  }
}

function say(socket: Socket, ...lines: string[]): void {
  socket.write(`${lines.join('\r\n')}\r\n`);
}
