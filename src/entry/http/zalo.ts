import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Received } from '#gateways/zalo';
import { words } from '#messages';
import type { Surroundings } from './surroundings.ts';

/** The largest call by far holds a text of 2,000 letters. */
const LARGEST = 256 * 1024; // bytes

/** Whatever is 200 is not called again; a known call, or one nobody here has a use for, was taken. */
const STATUS = {
  probe: 200,
  kept: 200,
  known: 200,
  ignored: 200,
  unsigned: 401,
  late: 400,
  malformed: 400,
} as const satisfies Record<Received, number>;

/**
 * What Zalo calls us with, and where an administrator of the account comes back to with a grant. A call carries a signature over its bytes
 * instead of a cookie; it is answered as soon as it is kept.
 */
export function zaloCalls(): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.post('/', bodyLimit({ maxSize: LARGEST, onError: (c) => c.text('too large', 413) }), async (c) => {
    const { zalo } = c.env.world;
    if (!zalo) return c.text('not found', 404);
    const raw = Buffer.from(await c.req.arrayBuffer());
    const received = await zalo.receive({ raw, signature: c.req.header('x-zevent-signature') ?? '' });
    return c.text(received, STATUS[received]);
  });

  app.get('/consent', async (c) => {
    const { zalo } = c.env.world;
    if (!zalo) return c.text('not found', 404);
    const { code = '', oa_id: accountId = '' } = c.req.query();
    const say = words('vi');
    const taken = await zalo.consent({ code, accountId });
    return taken.ok ? c.text(say('zalo.consent.taken')) : c.text(say('zalo.consent.refused'), 422);
  });
  return app;
}
