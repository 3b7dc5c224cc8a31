import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { sessionCookieName } from '#modules/account';
import { sessionActor } from '#modules/account/server';
import { needsOf } from '../../main/world.ts';
import type { Surroundings } from './surroundings.ts';

/** Reads the clock once and finds out who asks: by bearer token, else by the session cookie, else nobody. */
export const authentication = createMiddleware<Surroundings>(async function authenticate(c, next) {
  const needs = needsOf(c.env.world);
  const bearer = /^Bearer ([\w.~+/=-]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = bearer ?? getCookie(c, sessionCookieName(needs.origin));
  const signedIn = token === undefined ? null : await sessionActor(token, needs);
  c.set('needs', needs);
  c.set('actor', signedIn?.actor ?? null);
  await next();
  // What one person was told is nobody else's, nor theirs on a shared computer after they left.
  if (signedIn) c.header('cache-control', 'private, no-store');
});
