import { z } from 'zod';
import { ok, refuse, type Result } from '#kernel/result';
import { handlingOf, type Handling, type ZaloDoor } from './zalo-codes.ts';

/** One request to Zalo. */
export interface ZaloAsk {
  readonly door: ZaloDoor;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is posted; absent: nothing is, and the request only reads. */
  readonly body?: URLSearchParams | FormData | object;
}

/**
 * Why Zalo did not do it. `zalo.unreachable`: it surely heard nothing. `zalo.uncertain`: nobody knows whether it did, the line was cut or
 * the answer was half of one. `zalo.no-grant`: nobody allowed us to speak for the account, or no longer.
 */
export type ZaloRefusal =
  | { readonly code: 'zalo.refused'; readonly error: number; readonly handling: Handling }
  | { readonly code: 'zalo.unreachable' }
  | { readonly code: 'zalo.uncertain' }
  | { readonly code: 'zalo.no-grant' };

/** Longer than Zalo ever takes, short enough for the jobs that wait behind. In milliseconds. */
const PATIENCE = 8000;

/** Error codes arrive with status 200, as a number or a text; a success of the sign-in has none. */
const Envelope = z.object({ error: z.coerce.number().default(0) });

/** What went wrong before anything was sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Asks Zalo once. Answers the whole body: what is inside is read by whoever asked. */
export async function askZalo(asked: ZaloAsk, patience = PATIENCE): Promise<Result<unknown, ZaloRefusal>> {
  let text: string;
  try {
    const response = await fetch(asked.url, { ...requestOf(asked), redirect: 'error', signal: AbortSignal.timeout(patience) });
    text = await response.text();
    // Out of service: it did not begin. A broken or late answer of one that did is another matter.
    if (response.status === 503) return refuse({ code: 'zalo.unreachable' });
    if (response.status >= 500) return refuse({ code: 'zalo.uncertain' });
  } catch (fault) {
    return refuse({ code: NOT_SENT.has(codeOf(fault)) ? 'zalo.unreachable' : 'zalo.uncertain' });
  }
  const body = readJson(text);
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return refuse({ code: 'zalo.uncertain' });
  const { error } = envelope.data;
  return error === 0 ? ok(body) : refuse({ code: 'zalo.refused', error, handling: handlingOf(asked.door, error) });
}

function requestOf({ headers = {}, body }: ZaloAsk): RequestInit {
  if (body === undefined) return { headers };
  if (body instanceof FormData || body instanceof URLSearchParams) return { method: 'POST', headers, body };
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function codeOf(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined;
  const one: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return one instanceof Error && 'code' in one ? String(one.code) : '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
