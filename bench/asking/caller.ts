import { connect, type Socket } from 'node:net';

/** What came back, as far as a bench looks. */
export interface Heard {
  readonly status: number;
  readonly headers: string;
  readonly body: Buffer;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * One line to a web process, kept alive, on which one question follows the other. It knows as little of HTTP as it can, so that asking costs
 * the machine next to nothing beside answering.
 */
export class Caller {
  readonly #port: number;
  #line: Socket | null = null;
  #held: Buffer[] = [];
  #size = 0;
  #need = 0;
  #settle: { readonly hear: (heard: Heard) => void; readonly fail: (fault: Error) => void } | null = null;

  constructor(port: number) {
    this.#port = port;
  }

  /** Asks, and as a browser does asks once more where the line, long unused, was cut under the question. */
  async ask(text: string): Promise<Heard> {
    const kept = this.#line;
    if (!kept) return this.#send(text, await this.#open());
    try {
      return await this.#send(text, kept);
    } catch {
      return this.#send(text, await this.#open());
    }
  }

  #send(text: string, line: Socket): Promise<Heard> {
    return new Promise((hear, fail) => {
      this.#settle = { hear, fail };
      line.write(text);
    });
  }

  close(): void {
    this.#line?.destroy();
  }

  async #open(): Promise<Socket> {
    const line = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    await new Promise<void>((resolve, reject) => line.once('connect', resolve).once('error', reject));
    line.on('data', (chunk: Buffer) => this.#read(chunk));
    line.on('error', () => undefined);
    line.once('close', () => {
      this.#line = null;
      this.#held = [];
      this.#size = this.#need = 0;
      this.#settle?.fail(new Error('The line was cut'));
      this.#settle = null;
    });
    this.#line = line;
    return line;
  }

  #read(chunk: Buffer): void {
    this.#held.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#need) return;
    const bytes = this.#held.length === 1 ? chunk : Buffer.concat(this.#held);
    this.#held = [bytes];
    const head = bytes.indexOf(END_OF_HEAD);
    if (head === -1) return;
    const headers = bytes.toString('latin1', 0, head);
    const status = Number(headers.slice(9, 12));
    const from = head + END_OF_HEAD.length;
    const body = bodyIn(bytes, from, { headers, status });
    if (typeof body === 'number') {
      this.#need = body;
      return;
    }
    this.#held = [];
    this.#size = this.#need = 0;
    const settle = this.#settle;
    this.#settle = null;
    settle?.hear({ status, headers, body });
  }
}

/** The whole body, or how many bytes there must be before it is worth looking again. */
function bodyIn(bytes: Buffer, from: number, { headers, status }: { readonly headers: string; readonly status: number }): Buffer | number {
  if (status === 204 || status === 304) return bytes.subarray(from, from);
  const length = /^content-length: (\d+)$/imu.exec(headers)?.[1];
  if (length !== undefined) {
    const end = from + Number(length);
    return bytes.length >= end ? bytes.subarray(from, end) : end;
  }
  const parts: Buffer[] = [];
  for (let at = from; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line === -1) return bytes.length + 1;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const end = line + 2 + size + 2;
    if (bytes.length < end) return end;
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = end;
  }
}
