import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { Db } from '#kernel/database';
import { refuseCrossSite } from './cross-site.ts';
import { operations } from './operations.ts';

/** Everything that is answered before the pages: health, the REST interface, uploads and strangers' calls. */
export function createApi(lent: { readonly world: { readonly db: Db; readonly origin: string }; readonly metrics: Registry }): Pick<Hono, 'fetch'> {
  const api = new Hono();
  api.use('*', refuseCrossSite(lent.world.origin));
  api.route('/', operations({ db: lent.world.db, metrics: lent.metrics }) as unknown as Hono);
  return api;
}
