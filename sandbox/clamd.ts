import { createServer, type Server, type Socket } from 'node:net';

/** What every scanner finds on purpose: the test file of the European Institute for Computer Antivirus Research. In two halves, so that this file is clean. */
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1');
const LARGEST_CHUNK = 32 * 1024 * 1024; // bytes
const LONGEST_COMMAND = 100; // bytes

/** Plays clamd: answers PING, and looks through what is sent with INSTREAM for the harmless test file; nothing else does it know. */
export function clamd(): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined);
    void converse(socket).catch(() => socket.destroy());
  });
}

async function converse(socket: Socket): Promise<void> {
  const heard = new Listener(socket);
  const { command, end } = await heard.command();
  if (command === 'PING') socket.end(`PONG${end}`);
  else if (command === 'INSTREAM') socket.end(`stream: ${(await hasEicar(heard)) ? 'Eicar-Test-Signature FOUND' : 'OK'}${end}`);
  else socket.end(`UNKNOWN COMMAND${end}`);
}

/** Chunks, each behind its length in four bytes, until one of length zero. The last bytes of a chunk are looked at with the next. */
async function hasEicar(heard: Listener): Promise<boolean> {
  let found = false;
  let tail: Buffer = Buffer.alloc(0);
  for (;;) {
    const length = (await heard.take(4)).readUInt32BE();
    if (length === 0) return found;
    if (length > LARGEST_CHUNK) throw new Error('A chunk larger than anybody sends');
    const seen = Buffer.concat([tail, await heard.take(length)]);
    found ||= seen.includes(EICAR);
    tail = seen.subarray(Math.max(0, seen.length - EICAR.length + 1));
  }
}

/** Reads from a socket as many bytes as are wanted at a time. */
class Listener {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #kept: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  }

  async take(length: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [this.#kept];
    let size = this.#kept.length;
    while (size < length) {
      const piece = await this.#next();
      pieces.push(piece);
      size += piece.length;
    }
    const all = Buffer.concat(pieces);
    this.#kept = all.subarray(length);
    return all.subarray(0, length);
  }

  /** `zNAME` ends with a zero, `nNAME` with a new line; answers end the same way. */
  async command(): Promise<{ readonly command: string; readonly end: string }> {
    const end = (await this.take(1)).toString('latin1') === 'z' ? '\0' : '\n';
    let command = '';
    for (let letter = ''; letter !== end; letter = (await this.take(1)).toString('latin1')) {
      command += letter;
      if (command.length > LONGEST_COMMAND) throw new Error('No command');
    }
    return { command, end };
  }

  async #next(): Promise<Uint8Array> {
    const next = await this.#pieces.next();
    if (next.done === true) throw new Error('The sender went away');
    return next.value;
  }
}
