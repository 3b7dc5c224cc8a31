import { createMiddleware } from 'hono/factory';
import { returnPath, signInPath, type Actor } from '#modules/account';
import { problem } from './problem.ts';
import type { Surroundings } from './surroundings.ts';

/** Surroundings in which somebody is surely signed in. */
export interface SignedInSurroundings extends Surroundings {
  Variables: Surroundings['Variables'] & { somebody: Exclude<Actor, { kind: 'system' }> };
}

/** Turns away whoever is not signed in, before anything else is looked at. */
export const signedIn = createMiddleware<SignedInSurroundings>(async function demand(c, next) {
  const { actor } = c.var;
  if (!actor || actor.kind === 'system') return problem(c, { code: 'request.unauthenticated' });
  c.set('somebody', actor);
  await next();
  return undefined;
});

/** The same for what pages post: somebody whose session ended is shown the door and comes back to the page they were on. */
export const signedInForPages = createMiddleware<SignedInSurroundings>(async function demand(c, next) {
  const { actor, needs } = c.var;
  if (actor && actor.kind !== 'system') {
    c.set('somebody', actor);
    await next();
    return undefined;
  }
  if (c.req.header('accept')?.includes('application/json')) return problem(c, { code: 'request.unauthenticated' });
  return c.redirect(new URL(signInPath(returnPath(c.req.query('back'), '/ho-so')), needs.origin).href, 303);
});
