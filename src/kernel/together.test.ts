import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { askTogether } from './together.ts';

const lent = useDatabase();

test('several questions are answered in one round trip, each in its own order', async () => {
  const answers = await askTogether<{ numbers: { n: number }; nothing: { n: number }; said: { text: string; at: string } }>(lent.db, {
    numbers: sql`select n from generate_series(1, 3) as n order by n desc`,
    nothing: sql`select n from generate_series(1, 0) as n`,
    said: sql`select ${'Chào Anh/Chị "A"'}::text as text, '2026-11-23T05:00:00Z'::timestamptz as at`,
  });
  expect(answers).toEqual({
    numbers: [{ n: 3 }, { n: 2 }, { n: 1 }],
    nothing: [],
    said: [{ text: 'Chào Anh/Chị "A"', at: '2026-11-23T05:00:00+00:00' }],
  });
});
