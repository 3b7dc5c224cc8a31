import type { RefusalSent } from './sending.svelte.ts';

/** How a file ended: the paper it became, or why it was not taken. */
export type Ended = { readonly ok: true; readonly paper: string } | { readonly ok: false; readonly refusal: RefusalSent };

export interface SendFileAsked {
  readonly draftId: string;
  readonly component: string;
  readonly name: string;
  readonly signal: AbortSignal;
  /** Hears how far it is, in percent. */
  readonly told: (state: 'sending' | 'judging' | 'offline', percent?: number) => void;
}

/** What is sent at a time: a cut costs at most this, and each is one request of ten seconds on the weakest line. */
const PIECE = 512 * 1024;
const PATIENCE = 90_000; // milliseconds without an answer
const PAUSES = [500, 1000, 2000, 5000, 10_000]; // milliseconds before the next try; the last one goes on
const TUS = { 'tus-resumable': '1.0.0' };

/** The line broke, or the other side cannot answer now: to be tried again. */
class Broken extends Error {}

/** The server said something that trying again does not change. */
class Refused extends Error {
  readonly refusal: RefusalSent;

  constructor(refusal: RefusalSent) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Sends a file in pieces (tus 1.0) and goes on by itself where the line broke, for as long as it takes. The same file chosen again, also
 * after the page was closed, goes on where it ended: its own hash says that it is the same.
 */
export async function sendFile(file: Blob, asked: SendFileAsked): Promise<Ended> {
  const fingerprint = await hashOf(file);
  let address: string | null = null;
  for (let breaks = 0; ; breaks += 1) {
    try {
      let at: number;
      if (address === null) ({ address, at } = await begin(file, fingerprint, asked));
      else at = await offsetAt(address, asked);
      const ended = await sendFrom(file, { ...asked, address, at, moved: () => (breaks = 0) });
      return ended;
    } catch (fault) {
      if (asked.signal.aborted) {
        if (address !== null) void forget(address);
        throw fault;
      }
      if (fault instanceof Refused) {
        // Its time was over: what arrived is gone, and it begins anew.
        if (fault.refusal.code !== 'upload.unknown' || address === null) return { ok: false, refusal: fault.refusal };
        address = null;
      } else if (!(fault instanceof Broken)) throw fault;
      asked.told('offline');
      await pause(breaks, asked.signal);
    }
  }
}

interface Begun {
  readonly address: string;
  readonly at: number;
}

async function begin(file: Blob, fingerprint: string | null, { draftId, component, name, signal }: SendFileAsked): Promise<Begun> {
  const said = { draft: draftId, component, filename: name, ...(fingerprint === null ? {} : { fingerprint }) };
  const metadata = Object.entries(said)
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',');
  const answer = await ask('/uploads/tus', {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(file.size), 'upload-metadata': metadata },
    signal,
  });
  const address = answer.headers.get('location');
  if (!address) throw new Broken('No address');
  return { address, at: Number(answer.headers.get('upload-offset') ?? 0) };
}

async function offsetAt(address: string, { signal }: SendFileAsked): Promise<number> {
  const answer = await ask(address, { method: 'HEAD', headers: TUS, signal });
  return Number(answer.headers.get('upload-offset') ?? 0);
}

/** Sends the rest. Finishing is asked for once more when its answer was lost: then nothing is left to send. */
async function sendFrom(
  file: Blob,
  { address, at: begun, ...asked }: SendFileAsked & Begun & { readonly moved: () => void },
): Promise<Ended> {
  for (let at = begun; ;) {
    const end = Math.min(file.size, at + PIECE);
    asked.told('sending', percentOf(at, file.size));
    const answer = await patch(file.slice(at, end), { address, at, asked, whole: file.size });
    if (answer.status >= 500 || answer.status === 0 || answer.status === 409) throw new Broken(String(answer.status));
    if (answer.paper !== null) return { ok: true, paper: answer.paper };
    if (answer.status >= 400) throw new Refused(answer.refusal);
    if (answer.offset <= at && at < file.size) throw new Broken('Nothing arrived');
    at = answer.offset;
    asked.moved();
    if (at >= file.size && answer.status !== 200) throw new Broken('Not finished');
  }
}

interface Patched {
  readonly status: number;
  readonly offset: number;
  readonly paper: string | null;
  readonly refusal: RefusalSent;
}

/** One piece, by the one thing in a browser that tells how far it is. */
function patch(
  piece: Blob,
  { address, at, asked, whole }: { readonly address: string; readonly at: number; readonly asked: SendFileAsked; readonly whole: number },
): Promise<Patched> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    request.open('PATCH', address);
    request.timeout = PATIENCE;
    request.setRequestHeader('tus-resumable', '1.0.0');
    request.setRequestHeader('upload-offset', String(at));
    request.setRequestHeader('content-type', 'application/offset+octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded }) => asked.told('sending', percentOf(at + loaded, whole));
    request.upload.onload = () => at + piece.size >= whole && asked.told('judging', 100);
    request.onload = () => done(readPatched(request));
    request.onerror = request.ontimeout = () => fail(new Broken('The line was cut'));
    request.onabort = () => fail(new Broken('Called off'));
    request.onloadend = () => asked.signal.removeEventListener('abort', stop);
    asked.signal.addEventListener('abort', stop);
    request.send(piece);
  });
}

function readPatched(request: XMLHttpRequest): Patched {
  const said = read(request.responseText);
  const offset = Number(request.getResponseHeader('upload-offset') ?? -1);
  return { status: request.status, offset, paper: said.paper?.id ?? null, refusal: { ...said, code: said.code ?? '' } };
}

/** The protocol's own complaints are plain words. */
function read(text: string): { readonly paper?: { readonly id: string } } & Partial<RefusalSent> {
  try {
    return JSON.parse(text) as ReturnType<typeof read>;
  } catch {
    return {};
  }
}

interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

async function ask(address: string, request: Request): Promise<Response> {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  const timer = setTimeout(stop, PATIENCE);
  request.signal.addEventListener('abort', stop);
  const headers = { ...request.headers, accept: 'application/json' };
  const answer = await fetch(address, { ...request, headers, signal: stopped.signal }).catch((fault: unknown) => {
    throw new Broken('The line was cut', { cause: fault });
  });
  clearTimeout(timer);
  request.signal.removeEventListener('abort', stop);
  if (answer.ok) {
    // A body nobody reads is a request the browser counts as broken off.
    await answer.arrayBuffer().catch(() => undefined);
    return answer;
  }
  if (answer.status >= 500) throw new Broken(String(answer.status));
  if (request.method === 'HEAD') throw new Refused({ code: answer.status === 401 ? 'request.unauthenticated' : 'upload.unknown' });
  throw new Refused((await answer.json().catch(() => ({ code: '' }))) as RefusalSent);
}

async function forget(address: string): Promise<void> {
  await fetch(address, { method: 'DELETE', headers: TUS, keepalive: true }).catch(() => undefined);
}

/** Until the line is back, or for a while when the browser does not know that it is gone. */
async function pause(breaks: number, signal: AbortSignal): Promise<void> {
  const listening = new AbortController();
  const wait = PAUSES[Math.min(breaks, PAUSES.length - 1)];
  await new Promise<void>((done) => {
    const over = { signal: listening.signal, once: true };
    if (navigator.onLine || breaks > 0) setTimeout(done, wait);
    window.addEventListener('online', () => done(), over);
    signal.addEventListener('abort', () => done(), over);
  });
  listening.abort();
  signal.throwIfAborted();
}

/** Null where the browser has no hand for it; then a file chosen again begins anew. */
async function hashOf(file: Blob): Promise<string | null> {
  if (!isSecureContext) return null;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function percentOf(sent: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(100, Math.floor((sent / whole) * 100));
}
