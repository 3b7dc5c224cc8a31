import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { letRestIn } from './let-rest-in.ts';

const app = new Hono()
  .use(letRestIn)
  .post('/refused', (c) => c.text('no', 404))
  .post('/taken', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));

/** A body that comes piece by piece, and counts how many were asked for. */
function slowly(pieces: number, { breaks = false } = {}): { readonly body: ReadableStream<Uint8Array>; readonly asked: () => number } {
  let asked = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked += 1;
      if (asked <= pieces) controller.enqueue(new Uint8Array(1000));
      else if (breaks) controller.error(new Error('gone'));
      else controller.close();
    },
  });
  return { body, asked: () => asked };
}

function post(path: string, body: ReadableStream<Uint8Array>): Promise<Response> {
  return Promise.resolve(app.request(path, { method: 'POST', body, duplex: 'half' } as RequestInit));
}

test('who is refused before anything was read is heard to the end, and then answered', async () => {
  const { body, asked } = slowly(40);
  expect((await post('/refused', body)).status).toBe(404);
  expect(asked()).toBe(41);
});

test('a sender who goes away in the middle breaks nothing', async () => {
  expect((await post('/refused', slowly(5, { breaks: true }).body)).status).toBe(404);
});

test('a body that was read is left alone', async () => {
  expect(await (await post('/taken', slowly(3).body)).text()).toBe('3000');
});
