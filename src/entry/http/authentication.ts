import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { sessionCookieName } from '#modules/account';
import { sessionActor, sessionActorFor } from '#modules/account/server';
import { needsOf } from '../../main/world.ts';
import { problem } from './problem.ts';
import type { Surroundings } from './surroundings.ts';

/** Names the mandate a request is made by: how a bearer token acts for another, and how a page says what it was opened for. */
export const ACTING_FOR = 'motcua-acting-for';

/**
 * Reads the clock once and finds out who asks: by bearer token, else by the session cookie, else nobody. In whose name a browser asks is
 * its session's choice; a request that names another mandate than that, or one that is not in force, is refused before anything is done.
 */
export const authentication = createMiddleware<Surroundings>(async function authenticate(c, next) {
  const needs = needsOf(c.env.world);
  const bearer = /^Bearer ([\w.~+/=-]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = bearer ?? getCookie(c, sessionCookieName(needs.origin));
  const mandateId = c.req.header(ACTING_FOR);
  const asked = token === undefined || mandateId === undefined ? null : await sessionActorFor({ token, mandateId }, needs);
  const signedIn = asked?.signedIn ?? (token === undefined ? null : await sessionActor(token, needs));
  if (asked && !asked.asAsked) {
    const current = asked.signedIn.actor.kind === 'citizen' ? (asked.signedIn.actor.actingFor?.mandateId ?? null) : null;
    return problem(c, bearer === undefined ? { code: 'principal.changed', mandateId: current } : { code: 'mandate.not-in-force' });
  }
  c.set('needs', needs);
  c.set('actor', signedIn?.actor ?? null);
  await next();
  // What one person was told is nobody else's, nor theirs on a shared computer after they left.
  if (signedIn) c.header('cache-control', 'private, no-store');
  return undefined;
});
