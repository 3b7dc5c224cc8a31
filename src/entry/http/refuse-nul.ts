import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.ts';

/** No address of ours holds a NUL, and no database can look for one: whoever writes it is told so before any of it is looked at. */
export const refuseNul: MiddlewareHandler = async function refuseNul(c, next) {
  if (c.req.raw.url.includes('%00')) return problem(c, { code: 'request.malformed', issues: [{ path: '/', code: 'malformed' }] });
  await next();
  return undefined;
};
