import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import compression from 'compression';
import type { Hono } from 'hono';
import { newId } from '#kernel/ids';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';
import type { HttpMetrics } from './metrics.ts';
import type { Share, SharedPages } from './shared-pages.ts';

/** SvelteKit's handler, as adapter-node builds it. */
export type PageHandler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** What travels with a request to whoever answers it. */
export interface RequestContext<World> {
  readonly world: World;
  readonly requestId: string;
  /** The asker's network address, as far as our own proxies vouch for it. */
  readonly address: string;
  /** Lets others have the page that is made for this request; absent where it is for its asker alone. */
  readonly share?: Share;
}

/** What the REST interface is told besides. */
interface Peer {
  readonly peer: string;
  readonly forwarded: boolean;
}

/** Paths that Hono answers; every other one is a page. */
const OURS = /^\/(?:api|webhooks|uploads|healthz|readyz|metrics)(?:\/|$)/;

/** A filing page comes out 7 % smaller than at the quality of 4 that `compression` takes, for a third of a millisecond. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The one HTTP server: Hono first, SvelteKit last, the same headers, compression and accounting around both. */
export function createHttpServer<World>(parts: {
  readonly config: Config;
  readonly world: World;
  // Hono's own type parameters differ per app; only `fetch` is used here.
  readonly api: Pick<Hono, 'fetch'>;
  readonly pages: PageHandler;
  readonly shared: SharedPages;
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
}): Server {
  const { config, logger, metrics } = parts;
  const compress = compression({ threshold: 1024, brotli: BROTLI }) as unknown as PageHandler;
  const origin = new URL(config.origin);
  const listener = getRequestListener(
    (request, { incoming }) => parts.api.fetch(request, (incoming as unknown as { motcua: RequestContext<World> & Peer }).motcua),
    { hostname: origin.host },
  );

  const server = createServer((req, res) => {
    const requestId = newId();
    const address = addressOf(req, config.trustedProxies);
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/';
    const started = performance.now();
    setHeaders(res, { requestId, https: origin.protocol === 'https:' });
    // The worker that shows a page when the line is gone must be able to ask us for files.
    if (path === '/service-worker.js') res.setHeader('content-security-policy', "default-src 'none'; connect-src 'self'");
    // SvelteKit must believe our ORIGIN, whatever the request claims.
    req.headers['x-motcua-proto'] = origin.protocol.slice(0, -1);
    req.headers['x-motcua-host'] = origin.host;
    req.headers['x-motcua-address'] = address;
    const context: RequestContext<World> = { world: parts.world, requestId, address };

    res.once('close', () => {
      const milliseconds = performance.now() - started;
      metrics.seen({ method: req.method ?? 'GET', kind: OURS.test(path) ? 'api' : 'page', status: res.statusCode, milliseconds });
      if (logger.isLevelEnabled('info'))
        logger.info(
          { requestId, method: req.method, path: loggable(path), status: res.statusCode, ms: Math.round(milliseconds) },
          'request',
        );
    });
    if (OURS.test(path)) {
      const peer = { peer: req.socket.remoteAddress ?? '', forwarded: req.headers['x-forwarded-for'] !== undefined };
      Object.assign(req, { motcua: { ...context, ...peer } });
      // Programs that ask for nothing compressed, as most do, are spared the asking.
      if (req.headers['accept-encoding'] === undefined) {
        res.setHeader('vary', 'Accept-Encoding');
        void listener(req, res);
      } else compress(req, res, () => void listener(req, res));
      return;
    }
    void parts.shared.answer(req, res).then((share) => {
      if (share === 'answered') return;
      Object.assign(req, { motcua: share === null ? context : { ...context, share } });
      compress(req, res, () => parts.pages(req, res, () => res.writeHead(404).end()));
    });
  });
  server.headersTimeout = 15_000;
  server.requestTimeout = 10 * 60_000; // a photo over one bar of signal takes minutes
  server.keepAliveTimeout = 20_000;
  return server;
}

/** Stops taking requests, lets running ones end within the given time, then cuts. */
export async function closeServer(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), milliseconds);
  await closed;
  clearTimeout(cut);
}

function addressOf(req: IncomingMessage, trustedProxies: number): string {
  const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (trustedProxies === 0) return peer;
  const hops = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => hop.trim());
  return hops.at(-trustedProxies) || peer;
}

/** Paths may hold whatever a visitor typed; only what can be ours is told. */
function loggable(path: string): string {
  return /^[\w./@()+-]{1,200}$/.test(path) ? path.replace(/\d{9,}/g, '#') : '(other)';
}

function setHeaders(res: ServerResponse, on: { requestId: string; https: boolean }): void {
  res.setHeader('x-request-id', on.requestId);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('x-frame-options', 'DENY');
  res.setHeader('referrer-policy', 'same-origin');
  res.setHeader('permissions-policy', 'geolocation=(), microphone=(), payment=(), usb=()');
  res.setHeader('cross-origin-opener-policy', 'same-origin');
  res.setHeader('cross-origin-resource-policy', 'same-origin');
  // Pages replace this by SvelteKit's own policy with a nonce; everything else may load nothing.
  res.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  sparePolicyOnRenewal(res);
  if (on.https) res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** A 304 renews the headers of the page a browser kept: it must not put our policy in the place of the page's own. */
function sparePolicyOnRenewal(res: ServerResponse): void {
  const write = res.writeHead.bind(res) as (...given: readonly unknown[]) => ServerResponse;
  res.writeHead = (...given: readonly unknown[]) => {
    if (given[0] === 304) res.removeHeader('content-security-policy');
    return write(...given);
  };
}
