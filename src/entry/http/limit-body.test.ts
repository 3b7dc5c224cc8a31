import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limitBody } from './limit-body.ts';

const app = new Hono().use('*', limitBody(1024)).post('/', async (c) => c.text(String((await c.req.text()).length)));

function send(bytes: number, said: boolean): Response | Promise<Response> {
  const body = 'x'.repeat(bytes);
  if (said) return app.request('/', { method: 'POST', body, headers: { 'content-length': String(bytes) } });
  const stream = new Blob([body]).stream();
  return app.request('/', { method: 'POST', body: stream, duplex: 'half' } as RequestInit);
}

test.each([true, false])(
  'a body beyond the limit is refused, one as long as the limit is read; its length said beforehand: %s',
  async (said) => {
    const [fits, beyond] = [await send(1024, said), await send(1025, said)];
    expect([fits.status, await fits.text()]).toEqual([200, '1024']);
    expect([beyond.status, await beyond.json()]).toMatchObject([413, { code: 'request.too-large', limitKb: 1 }]);
  },
);

test('what has no body passes', async () => {
  expect((await app.request('/', { method: 'POST' })).status).toBe(200);
});
