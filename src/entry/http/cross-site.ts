import type { MiddlewareHandler } from 'hono';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that a page of another site sends with our visitor's cookie. A bearer token cannot be sent that way,
 * and strangers' webhooks carry signatures instead of cookies, so both pass.
 */
export function refuseCrossSite(ourOrigin: string): MiddlewareHandler {
  return async (c, next) => {
    const carriesCookie = c.req.header('cookie') !== undefined;
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const foreign = origin !== undefined ? origin !== ourOrigin : site !== undefined && site !== 'same-origin' && site !== 'none';
    if (!SAFE.has(c.req.method) && carriesCookie && (foreign || (origin === undefined && site === undefined))) {
      return c.json({ type: 'about:blank', title: 'Cross-site request', status: 403, code: 'request.cross-site' }, 403, {
        'content-type': 'application/problem+json',
      });
    }
    await next();
    return undefined;
  };
}
