import { z } from 'zod';

const PATIENCE = 10_000; // milliseconds
const LARGEST = 30 * 1024 * 1024; // bytes of one answer: a file comes as base64

/** Where the adapter is and who we are to it. */
export interface AdapterAccount {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** The province's unit, as the adapter knows it: `H12`. */
  readonly unit: string;
}

const Session = z.object({ session: z.string().min(1), error_code: z.string() });
const Refused = z.object({ error_code: z.string().optional(), errorCode: z.string().optional(), message: z.string().optional() });
const SESSION_OVER = new Set(['-1', '401']);

/**
 * Speaks to the adapter of the national exchange: a session first, then one question each.
 *
 * One session serves until it is refused; then one new one is opened and the question asked once more. Faults name the service and never
 * what was asked, because faults are logged.
 */
export function adapterSession(account: AdapterAccount): (service: string, data: unknown) => Promise<unknown> {
  let opened: Promise<string> | null = null;

  return async function askAdapter(service, data) {
    const answer = await askWith(await session(), service, data);
    if (!isOver(answer)) return answer;
    opened = null;
    return askWith(await session(), service, data);
  };

  function session(): Promise<string> {
    opened ??= open().catch((fault: unknown) => {
      opened = null;
      throw fault;
    });
    return opened;
  }

  async function open(): Promise<string> {
    const { username, password } = account;
    const answer = Session.safeParse(await post(account.url, 'session', { username, password }));
    if (!answer.success || !isFine(answer.data.error_code)) throw new Error('The national exchange opened no session');
    return answer.data.session;
  }

  async function askWith(held: string, service: string, data: unknown): Promise<unknown> {
    return post(account.url, service, { session: held, madonvi: account.unit, service, isUpdating: 'False', data: [data] });
  }
}

/** `0` and `00` both say that all is well. */
export function isFine(code: string | undefined): boolean {
  return code === '0' || code === '00';
}

function isOver(answer: unknown): boolean {
  const read = Refused.safeParse(answer);
  return read.success && SESSION_OVER.has(read.data.error_code ?? read.data.errorCode ?? '');
}

async function post(url: string, what: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${url}/${what === 'session' ? 'session' : 'service'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`The national exchange answered ${response.status} to ${what}`);
  }
  return readBounded(response, what);
}

async function readBounded(response: Response, what: string): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (response.body ?? new Blob([]).stream()) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > LARGEST) throw new Error(`The national exchange said too much about ${what}`);
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown;
  } catch {
    throw new Error(`What the national exchange said about ${what} cannot be read`);
  }
}
