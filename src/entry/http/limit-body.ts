import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem } from './problem.ts';

/**
 * Refuses bodies beyond so many bytes. Where the length is said beforehand, as nearly everybody does, that is all that is looked at: Hono's own
 * look begins by making a stream of the body, which costs a third of a small request.
 */
export function limitBody(mostBytes: number): MiddlewareHandler {
  const refusal = { code: 'request.too-large', limitKb: mostBytes / 1024 } as const;
  const whileItComes = bodyLimit({ maxSize: mostBytes, onError: (c) => problem(c, refusal) });
  return async function limit(c, next) {
    const said = c.req.header('content-length');
    if (said === undefined || c.req.header('transfer-encoding') !== undefined) return whileItComes(c, next);
    if (Number(said) > mostBytes) return problem(c, refusal);
    await next();
    return undefined;
  };
}
