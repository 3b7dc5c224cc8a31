import { createMiddleware } from 'hono/factory';
import type { Actor } from '#modules/account';
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
