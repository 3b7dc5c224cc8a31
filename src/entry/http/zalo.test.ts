import { createHash } from 'node:crypto';
import { Registry } from 'prom-client';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openZalo, type ZaloSettings } from '#gateways/zalo';
import { useDatabase } from '#test/database';
import { createApi } from './api.ts';
import type { World } from '../../main/world.ts';

const lent = useDatabase();
const now = Temporal.Instant.from('2026-11-23T03:00:00Z');
const SETTINGS: ZaloSettings = {
  ...{ appId: '1234567890123456789', appSecret: 'app', accountId: '33', webhookSecret: 'OA_SECRET_FOR_TEST', codeVerifier: 'v' },
  ...{ accountApi: 'http://127.0.0.1:9', phoneApi: 'http://127.0.0.1:9', oauthApi: 'http://127.0.0.1:9', buttons: 'none', mediaHosts: [] },
};

function call(): (body: Uint8Array<ArrayBuffer> | string, signature: string) => Promise<number> {
  const zalo = openZalo({
    db: lent.db,
    clock: () => now,
    secretKey: 'a-secret-of-more-than-thirty-two-characters',
    settings: SETTINGS,
    tellOperator: () => undefined,
  });
  const world = { origin: 'https://dichvucong.example.vn', db: lent.db, zalo } as unknown as World;
  const api = createApi({ world, metrics: new Registry() });
  return async (body, signature) => {
    const request = new Request('https://dichvucong.example.vn/webhooks/zalo', {
      method: 'POST',
      body,
      headers: { 'x-zevent-signature': signature },
    });
    const answer = await api.fetch(request, { world, requestId: 'r', address: '', peer: '', forwarded: false });
    await answer.text();
    return answer.status;
  };
}

function said(nth: number, user = `user-${nth % 50}`): readonly [string, string] {
  const timestamp = String(now.epochMilliseconds + nth);
  const body = JSON.stringify({
    event_name: 'user_send_text',
    timestamp,
    sender: { id: user },
    message: { msg_id: `m-${nth}`, text: `Câu ${nth}` },
  });
  const mac = createHash('sha256').update(`${SETTINGS.appId}${body}${timestamp}${SETTINGS.webhookSecret}`).digest('hex');
  return [body, `mac=${mac}`];
}

test('an empty probe is answered; unsigned, broken and huge calls are turned away', async () => {
  const send = call();
  expect(await send('{}', '')).toBe(200);
  expect(await send(said(1)[0], '')).toBe(401);
  expect(await send('{"event_name":', 'mac=00')).toBe(401);
  expect(await send('', '')).toBe(401);
  expect(await send('x'.repeat(300_000), '')).toBe(413);
});

test('a thousand calls are each kept once within two seconds while nobody works, then answered once, in order, user by user', async () => {
  const send = call();
  const times: number[] = [];
  async function timed(nth: number): Promise<void> {
    const from = performance.now();
    expect(await send(...said(nth))).toBe(200);
    times.push(performance.now() - from);
  }
  // Forty at a time is as many as wait when a hundred come each second and each takes long; every tenth comes twice.
  const queue = Array.from({ length: 1000 }, (_, nth) => nth).flatMap((nth) => (nth % 10 === 0 ? [nth, nth] : [nth]));
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      for (let nth = queue.shift(); nth !== undefined; nth = queue.shift()) await timed(nth);
    }),
  );
  expect(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]).toBeLessThan(2000);

  const { rows } = await sql<{ kept: number; jobs: number }>`
    select (select count(*)::int from zalo_event) as kept,
      (select count(*)::int from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'zalo-talk') as jobs`.execute(
    lent.ownerDb,
  );
  expect(rows[0]).toEqual({ kept: 1000, jobs: 1000 });

  const heard: string[] = [];
  const zalo = openZalo({
    db: lent.db,
    clock: () => now,
    secretKey: 'a-secret-of-more-than-thirty-two-characters',
    settings: SETTINGS,
    tellOperator: () => undefined,
  });
  const hear = (event: { readonly text?: string }): Promise<[]> => {
    heard.push(event.text ?? '');
    return Promise.resolve([]);
  };
  await Promise.all(Array.from({ length: 4 }, () => zalo.talkWith('user-7', hear)));
  await zalo.talkWith('user-7', hear);
  expect(heard).toEqual(Array.from({ length: 20 }, (_, nth) => `Câu ${7 + nth * 50}`));
});
