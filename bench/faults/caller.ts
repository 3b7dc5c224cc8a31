import type { Answers, Form } from '#modules/form';

/** What an answer of the interface may say, as far as anybody here looks. */
export interface Said {
  readonly id: string;
  readonly code: string;
  readonly reference: string;
  readonly components: readonly { readonly id: string }[];
  readonly schema: Form['schema'];
  readonly ui: Form['ui'];
  readonly answers: Answers;
}

/** An answer; status 0: none came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What it says, read as JSON; a page says nothing here. */
  readonly body: Said;
  readonly milliseconds: number;
}

export interface Asked {
  readonly origin: string;
  readonly path: string;
  readonly token?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly key?: string;
}

const PATIENCE = 60_000; // milliseconds

/** Asks the REST interface once. */
export async function ask({ origin, path, token, method = 'POST', body, form, key }: Asked): Promise<Answer> {
  return timed(() =>
    fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(form ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(method === 'GET' ? {} : { body: form ?? JSON.stringify(body ?? {}) }),
      signal: AbortSignal.timeout(PATIENCE),
    }),
  );
}

/** Asks for a page as a browser does; the token stands for the cookie of a session. */
export async function browse(asked: {
  readonly origin: string;
  readonly path: string;
  readonly token?: string;
  readonly typed?: Readonly<Record<string, string>>;
}): Promise<Answer> {
  const headers = {
    accept: 'text/html',
    origin: asked.origin,
    connection: 'close',
    ...(asked.token === undefined ? {} : { cookie: `motcua=${asked.token}` }),
  };
  return timed(() =>
    fetch(`${asked.origin}${asked.path}`, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
      ...(asked.typed ? { method: 'POST', body: new URLSearchParams(asked.typed) } : {}),
    }),
  );
}

async function timed(call: () => Promise<Response>): Promise<Answer> {
  const from = performance.now();
  try {
    const response = await call();
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: read(text), milliseconds: performance.now() - from };
  } catch {
    return { status: 0, headers: new Headers(), text: '', body: read(''), milliseconds: performance.now() - from };
  }
}

function read(text: string): Said {
  try {
    return JSON.parse(text) as Said;
  } catch {
    return {} as Said;
  }
}

/** Whether an answer says politely what is in the way, and when to come back. */
export function saysInWords({ status, headers, text, body }: Answer): boolean {
  const isWords = text.includes('Anh/Chị vui lòng') || body.code === 'server.unavailable';
  return status === 503 && Number(headers.get('retry-after')) > 0 && isWords;
}
