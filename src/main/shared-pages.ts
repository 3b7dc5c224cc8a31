import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { readPreferences, sessionCookieName } from '#modules/account';
import { asked as addressAsked } from './shared-addresses.ts';

/** A page as it was made for nobody in particular. */
export interface MadePage {
  readonly html: string;
  readonly headers: Headers;
}

/** Keeps a page for others; it is there once this comes back. */
export type Share = (page: MadePage) => Promise<void>;

/** Pages that are the same for everybody who does not sign in, made once and given to all who ask. */
export interface SharedPages {
  /** Answers from what was made before; else says how to share what is made now, or that nobody else may have it. */
  readonly answer: (req: IncomingMessage, res: ServerResponse) => Promise<'answered' | Share | null>;
  /** How many bytes are kept. */
  readonly size: () => number;
}

/** What pages were made from; another mark after each change. */
type ReadMark = () => Promise<string>;

interface Kept {
  readonly mark: string;
  readonly madeAt: number;
  readonly etag: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  readonly bytes: number;
  /** Since when somebody makes it anew, by the ticks; the others are given this one meanwhile. */
  renewedSince: number | null;
}

type Encoding = 'br' | 'gzip' | 'identity';

const MARK_HOLDS = 1000; // milliseconds: how long after a publishing the page before may still be given
const PAGE_HOLDS = 60_000; // milliseconds: opening hours and figures on it move on by themselves
const RENEWAL_HOLDS = 10_000; // milliseconds: after that another one tries, for the first may have failed
const MOST_BYTES = 32 * 1024 * 1024;
/** Said anew with each answer, or of no meaning to another reader. */
const OWN_HEADERS = new Set(['etag', 'cache-control', 'content-length', 'set-cookie', 'content-encoding', 'vary']);

const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** In a window of 64 KB, where the same quality takes a tenth of the time and of the memory, and comes out as small. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 16 } };

/**
 * Keeps pages in this process's memory by address, language and look. Each is given as long as nothing it was made from has changed, which
 * is asked at most once a second, and never longer than a minute. Whoever brings a session gets a page of their own.
 */
export function sharedPages(lent: {
  readonly origin: string;
  readonly readMark: ReadMark;
  /** Milliseconds that only go forward. */
  readonly ticks?: () => number;
  readonly mostBytes?: number;
}): SharedPages {
  const { origin, ticks = () => performance.now(), mostBytes = MOST_BYTES } = lent;
  const session = sessionCookieName(origin);
  const kept = new Map<string, Kept>();
  const beingKept = new Set<string>();
  const markNow = asOfASecondAgo(lent.readMark, ticks);
  let bytes = 0;

  function forget(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  async function keep(key: string, page: MadePage & { readonly mark: string }): Promise<void> {
    // Of many who came before the first had it, one packs it for all.
    if (beingKept.has(key)) return;
    beingKept.add(key);
    const made = await madeOf(page, ticks()).finally(() => beingKept.delete(key));
    if (made === null || made.bytes > mostBytes / 8) return;
    forget(key);
    kept.set(key, made);
    bytes += made.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break;
      forget(oldest);
    }
  }

  function stillGood(key: string, mark: string): Kept | null {
    const page = kept.get(key);
    if (!page) return null;
    if (page.mark !== mark) {
      forget(key);
      return null;
    }
    const now = ticks();
    const isBeingRenewed = page.renewedSince !== null && now - page.renewedSince <= RENEWAL_HOLDS;
    if (now - page.madeAt > PAGE_HOLDS && !isBeingRenewed) {
      page.renewedSince = now;
      return null;
    }
    // What is asked for most is forgotten last.
    kept.delete(key);
    kept.set(key, page);
    return page;
  }

  return {
    size: () => bytes,
    async answer(req, res) {
      const cookies = cookiesOf(req.headers.cookie);
      if (cookies.has(session) || (req.method !== 'GET' && req.method !== 'HEAD')) return null;
      const address = addressAsked(req.url ?? '/');
      if (address === null) return null;
      const { lang, textSize, contrast } = readPreferences({
        lang: cookies.get('lang'),
        textSize: cookies.get('text'),
        contrast: cookies.get('contrast'),
      });
      const key = [lang, textSize, contrast, address].join(' ');
      const mark = await markNow();
      if (mark === null) return null;
      const page = stillGood(key, mark);
      if (page) {
        give(page, req, res);
        return 'answered';
      }
      return req.method === 'HEAD' ? null : (made) => keep(key, { ...made, mark });
    },
  };
}

/** Null when nobody could ever be told: then nothing is shared. What was known before is believed while the database is away. */
function asOfASecondAgo(read: ReadMark, ticks: () => number): () => Promise<string | null> {
  let known: string | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  async function renew(): Promise<void> {
    const began = ticks();
    try {
      known = await read();
    } catch {
      // The pages that were made say what was true then; whoever asks for more hears that the database is away.
    } finally {
      readAt = began;
      reading = null;
    }
  }
  return async () => {
    if (ticks() - readAt > MARK_HOLDS) await (reading ??= renew());
    return known;
  };
}

async function madeOf({ html, headers, mark }: MadePage & { readonly mark: string }, madeAt: number): Promise<Kept | null> {
  const policy = headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  // A word that lets one page's script run must not be known before the page is asked for.
  if (nonce !== undefined && html.includes(nonce)) return null;
  if (headers.has('set-cookie')) return null;
  const identity = Buffer.from(html);
  const [br, zipped] = await Promise.all([compressed.br(identity, BROTLI), compressed.gzip(identity)]);
  const bodies = { br, gzip: zipped, identity };
  const told = [...headers].filter(([name]) => !OWN_HEADERS.has(name) && name !== 'content-security-policy');
  return {
    mark,
    madeAt,
    etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    headers: [...told, ['content-security-policy', policy.replaceAll(/ ?'nonce-[^']+'/g, '')]],
    bodies,
    bytes: br.length + zipped.length + identity.length,
    renewedSince: null,
  };
}

function give(page: Kept, req: IncomingMessage, res: ServerResponse): void {
  const accepted = req.headers['accept-encoding']?.toString() ?? '';
  const encoding: Encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
  for (const [name, value] of page.headers) res.setHeader(name, value);
  res.setHeader('etag', page.etag);
  res.setHeader('vary', 'Accept-Encoding, Cookie');
  // The same address speaks another language by cookie: asked again each time.
  res.setHeader('cache-control', 'private, no-cache');
  if (req.headers['if-none-match']?.includes(page.etag)) {
    res.removeHeader('content-type');
    res.writeHead(304).end();
    return;
  }
  const body = page.bodies[encoding];
  if (encoding !== 'identity') res.setHeader('content-encoding', encoding);
  res.setHeader('content-length', body.length);
  res.writeHead(200).end(req.method === 'HEAD' ? undefined : body);
}

function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  if (header === undefined || header === '') return new Map();
  return new Map(
    header.split(';').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
}
