import { expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { countVerifying, VERIFYING_LIMIT } from './count-verifying.ts';

const lent = useDatabase();

test('whoever asks after papers too often waits a while; another machine does not', async () => {
  const needs = { db: lent.db, now: Temporal.Instant.from('2026-11-23T04:00:00Z'), secretKey: 'a secret of the tests' };
  for (let asked = 0; asked < VERIFYING_LIMIT.most; asked += 1) {
    expect(await countVerifying({ address: '192.0.2.1' }, needs)).toBeNull();
  }
  expect(await countVerifying({ address: '192.0.2.1' }, needs)).toBe(VERIFYING_LIMIT.seconds);
  expect(await countVerifying({ address: '192.0.2.9' }, needs)).toBeNull();
  const later = { ...needs, now: needs.now.add({ seconds: VERIFYING_LIMIT.seconds }) };
  expect(await countVerifying({ address: '192.0.2.1' }, later)).toBeNull();
});
