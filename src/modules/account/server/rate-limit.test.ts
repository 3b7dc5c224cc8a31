import { expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { sql } from 'kysely';
import { countTry, forgiveTry, type Counted } from './rate-limit.ts';

const database = useDatabase();
const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');

function needsAt(now: Temporal.Instant) {
  return { db: database.db, now, secretKey: 'a test key of more than thirty-two letters' };
}

function threeAMinute(): Counted[] {
  return [{ what: 'knocks', whose: [newId()], limit: { most: 3, seconds: 60 } }];
}

test('the fourth in a minute waits for the minute to end', async () => {
  const knocks = threeAMinute();
  for (const seconds of [0, 10, 20]) expect(await countTry(knocks, needsAt(NOON.add({ seconds })))).toBeNull();
  expect(await countTry(knocks, needsAt(NOON.add({ seconds: 45 })))).toEqual({ what: 'knocks', seconds: 15 });
  expect(await countTry(knocks, needsAt(NOON.add({ seconds: 59, milliseconds: 999 })))).toMatchObject({ seconds: 1 });
  expect(await countTry(knocks, needsAt(NOON.add({ seconds: 60 })))).toBeNull();
});

test('being refused does not make the wait longer', async () => {
  const knocks = threeAMinute();
  for (let second = 0; second < 60; second += 1) await countTry(knocks, needsAt(NOON.add({ seconds: second })));
  expect(await countTry(knocks, needsAt(NOON.add({ seconds: 60 })))).toBeNull();
});

test('forty at the same instant are three', async () => {
  const knocks = threeAMinute();
  const answers = await Promise.all(Array.from({ length: 40 }, () => countTry(knocks, needsAt(NOON))));
  expect(answers.filter((answer) => answer === null)).toHaveLength(3);
});

test('a forgiven try can be made again', async () => {
  const knocks = threeAMinute();
  for (let time = 0; time < 3; time += 1) await countTry(knocks, needsAt(NOON));
  await forgiveTry(knocks, needsAt(NOON));
  expect(await countTry(knocks, needsAt(NOON))).toBeNull();
  expect(await countTry(knocks, needsAt(NOON))).not.toBeNull();
});

test('what one limit refuses is not counted against the next', async () => {
  const [own] = threeAMinute();
  const shared: Counted = { what: 'street', whose: [newId()], limit: { most: 5, seconds: 60 } };
  for (let time = 0; time < 20; time += 1) await countTry([own!, shared], needsAt(NOON));
  const [neighbour] = threeAMinute();
  expect(await countTry([neighbour!, shared], needsAt(NOON))).toBeNull();
  expect(await countTry([neighbour!, shared], needsAt(NOON))).toBeNull();
  expect(await countTry([neighbour!, shared], needsAt(NOON))).toMatchObject({ what: 'street' });
});

test('what is kept names nobody', async () => {
  await countTry([{ what: 'codes', whose: ['0900000001', '10.0.0.1'], limit: { most: 3, seconds: 60 } }], needsAt(NOON));
  const { rows } = await sql<{ key: string }>`select key from rate_limit where key like 'codes:%'`.execute(database.db);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.key).not.toMatch(/0900000001|10\.0\.0/);
});
