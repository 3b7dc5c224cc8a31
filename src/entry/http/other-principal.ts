import { createMiddleware } from 'hono/factory';
import { otherPrincipal } from '#modules/dossier/server';
import { problem } from './problem.ts';
import type { SignedInSurroundings } from './signed-in.ts';

/**
 * A draft or dossier of another principal than the one the request is made for does not exist; whoever may act for that other one is told
 * which mandate it takes (`null`: none, it is their own). So a page in a second tab learns that the first one switched.
 */
export const sayWhoseItIs = createMiddleware<SignedInSurroundings>(async function say(c, next) {
  await next();
  const id = c.req.param('id');
  const { needs, somebody: actor } = c.var;
  if (c.res.status !== 404 || id === undefined || actor.kind !== 'citizen') return;
  const other = await otherPrincipal({ actor, dossier: id }, needs);
  if (other) c.res = problem(c, { code: 'principal.changed', mandateId: other.mandateId });
});
