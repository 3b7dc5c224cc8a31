import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Registry } from 'prom-client';
import type { Db } from '#kernel/database';

/** What the pages for operators need. */
export interface OperationsNeeds {
  readonly db: Db;
  readonly metrics: Registry;
}

/** The address of the socket's other end, put there by the HTTP server; never what a header claims. */
interface Bindings {
  readonly Bindings: { readonly peer: string; readonly forwarded: boolean };
}

/** `/healthz` says the process lives, `/readyz` that it can serve, `/metrics` what it did (told to this machine only). */
export function operations(needs: OperationsNeeds): Hono<Bindings> {
  return new Hono<Bindings>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      try {
        await sql`select 1 from migration limit 1`.execute(needs.db);
        return c.text('ready');
      } catch {
        return c.text('the database does not answer', 503);
      }
    })
    .get('/metrics', async (c) => {
      const { peer, forwarded } = c.env;
      const local = peer === '127.0.0.1' || peer === '::1' || peer === '::ffff:127.0.0.1';
      if (!local || forwarded) return c.text('not found', 404);
      return c.body(await needs.metrics.metrics(), 200, { 'content-type': needs.metrics.contentType });
    });
}
