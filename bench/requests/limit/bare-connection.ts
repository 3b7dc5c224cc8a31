import type { Socket } from 'node:net';
import pg from 'pg';

const READY = 0x5a; // Z
const FAULT = 0x45; // E

/**
 * A connection that does nothing but send prepared statements and wait until the server is done with them: no rows are read, so that what
 * is measured is the server.
 */
export class BareConnection {
  readonly #client: pg.Client;
  readonly #stream: Socket;
  #held: Buffer = Buffer.alloc(0);
  #fault = '';
  #done: (() => void) | null = null;

  private constructor(client: pg.Client) {
    this.#client = client;
    this.#stream = (client as unknown as { connection: { stream: Socket } }).connection.stream;
  }

  /** Connects, prepares the statements (`s0`, `s1`, …) with a first run each, and takes the line over. */
  static async open(url: string, statements: readonly { readonly text: string; readonly values: () => readonly string[] }[]) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    for (const [nth, { text, values }] of statements.entries()) await client.query({ name: `s${nth}`, text, values: [...values()] });
    const bare = new BareConnection(client);
    bare.#stream.removeAllListeners('data');
    bare.#stream.on('data', (chunk: Buffer) => bare.#read(chunk));
    return bare;
  }

  /** Runs a prepared statement to its end. */
  async run(nth: number, values: readonly string[]): Promise<void> {
    const done = new Promise<void>((resolve) => (this.#done = resolve));
    this.#stream.write(bound(`s${nth}`, values));
    await done;
    if (this.#fault !== '') throw new Error(`The limit: ${this.#fault}`);
  }

  close(): void {
    this.#stream.destroy();
    void this.#client.end().catch(() => undefined);
  }

  #read(chunk: Buffer): void {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    let at = 0;
    while (at + 5 <= bytes.length) {
      const end = at + 1 + bytes.readInt32BE(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === FAULT) this.#fault = bytes.toString('utf8', at + 5, end).replaceAll('\0', ' ');
      if (bytes[at] === READY) this.#done?.();
      at = end;
    }
    this.#held = bytes.subarray(at);
  }
}

/** Bind, execute and sync in one letter. */
function bound(statement: string, values: readonly string[]): Buffer {
  const texts = values.map((value) => Buffer.from(value));
  const body = Buffer.concat([
    Buffer.from(`\0${statement}\0`),
    int16(0),
    int16(texts.length),
    ...texts.flatMap((text) => [int32(text.length), text]),
    int16(0),
  ]);
  return Buffer.concat([message('B', body), message('E', Buffer.concat([Buffer.from('\0'), int32(0)])), message('S', Buffer.alloc(0))]);
}

function message(kind: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function int16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(number);
  return bytes;
}

function int32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return bytes;
}
