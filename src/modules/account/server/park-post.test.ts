import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { forgetExpired } from './forget-expired.ts';
import { dropParked, PARKED_MINUTES, PARKING_LIMIT, parkPost, takeParked } from './park-post.ts';

const database = useDatabase();
const NOW = Temporal.Instant.from('2026-11-22T03:00:00Z');
const PATH = '/nop-ho-so/1.003650/01a20463-ddef-7000-be9f-9fc33cb10806/vessel';
const FIELDS = [
  ['/vessel/name', 'Hòa Bình 09'],
  ['go', 'next'],
] as const;

function needs(now = NOW) {
  return { db: database.db, now, secretKey: 'a-secret-for-tests-of-more-than-thirty-two-characters' };
}

async function parked(): Promise<string> {
  return expectOk(await parkPost({ path: PATH, fields: FIELDS, address: '10.0.0.1' }, needs())).token;
}

test('what was sent without a session is given back once, to its token and its page', async () => {
  const token = await parked();
  expect(await takeParked({ token, path: '/tai-khoan' }, needs())).toBeNull();
  expect(await takeParked({ token: 'x'.repeat(43), path: PATH }, needs())).toBeNull();
  expect(await takeParked({ token: 'not a token', path: PATH }, needs())).toBeNull();
  expect(await takeParked({ token, path: PATH }, needs())).toEqual(FIELDS);
  expect(await takeParked({ token, path: PATH }, needs())).toBeNull();
});

test('nothing of it can be read in the database', async () => {
  await parked();
  const { rows } = await sql<{ body: Buffer }>`select body from parked_post`.execute(database.db);
  expect(rows.map(({ body }) => body.toString('utf8')).join()).not.toContain('Hòa Bình');
});

test('it waits an hour and is forgotten then', async () => {
  const token = await parked();
  const late = NOW.add({ minutes: PARKED_MINUTES, seconds: 1 });
  expect(await takeParked({ token, path: PATH }, needs(late))).toBeNull();
  await forgetExpired({ db: database.db, now: late });
  const { rows } = await sql`select 1 from parked_post`.execute(database.db);
  expect(rows).toEqual([]);
});

test('thrown away, it is gone', async () => {
  const token = await parked();
  await dropParked(token, needs());
  expect(await takeParked({ token, path: PATH }, needs())).toBeNull();
});

test('too much at once, and too often from one address, is refused', async () => {
  const large = await parkPost({ path: PATH, fields: [['a', 'x'.repeat(300_000)]], address: '10.0.0.2' }, needs());
  expect(large).toMatchObject({ ok: false, refusal: { code: 'parked.too-large' } });
  for (let times = 0; times < PARKING_LIMIT.most; times += 1) {
    expectOk(await parkPost({ path: PATH, fields: FIELDS, address: '10.0.0.3' }, needs()));
  }
  expect(await parkPost({ path: PATH, fields: FIELDS, address: '10.0.0.3' }, needs())).toMatchObject({
    refusal: { code: 'parked.too-many' },
  });
  expectOk(await parkPost({ path: PATH, fields: FIELDS, address: '10.0.0.4' }, needs()));
});
