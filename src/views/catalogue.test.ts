import { beforeAll, expect, test } from 'vitest';
import { words } from '#messages';
import { formFromRecord } from '#modules/form';
import { loadProcedures } from '#modules/procedure/server';
import { useDatabase } from '#test/database';
import { catalogue, publishedProcedure } from './catalogue.ts';

const lent = useDatabase();
const NOTHING = { q: null, field: null, level: null };

beforeAll(async () => {
  const inWords = { vi: words('vi'), en: words('en') };
  const pack = { folder: 'packs/ca-mau', generateForm: (source: Parameters<typeof formFromRecord>[0]) => formFromRecord(source, inWords) };
  await loadProcedures(lent.db, pack, { now: Temporal.Instant.from('2026-11-22T03:00:00Z') });
});

test('asked nothing, it shows everything and what it can be narrowed down to', async () => {
  const all = await catalogue(lent.db, NOTHING);
  expect(all.total).toBe(26);
  expect(all.found).toHaveLength(26);
  expect(all.fields.reduce((sum, { count }) => sum + count, 0)).toBe(26);
  expect(all.fields).toContainEqual({ field: 'Thủy sản', count: 7 });
  expect(all.levels).toEqual([
    { level: 'tỉnh', count: 11 },
    { level: 'xã', count: 15 },
  ]);
});

test('a level nobody knows narrows nothing down', async () => {
  expect((await catalogue(lent.db, { ...NOTHING, level: 'huyện' })).found).toHaveLength(26);
});

test('what is found nowhere is an empty list beside the same counts', async () => {
  const none = await catalogue(lent.db, { ...NOTHING, q: 'zzzz qqqq' });
  expect(none.found).toEqual([]);
  expect(none.total).toBe(26);
});

test('a procedure of the province names its agencies, one of communes leaves them to the applicant', async () => {
  expect(await publishedProcedure(lent.db, '1.003650')).toMatchObject({ decidedBy: 'H12.06.27', receivedBy: 'H12.01' });
  expect(await publishedProcedure(lent.db, '1.001193')).toMatchObject({ decidedBy: null, receivedBy: null });
  expect(await publishedProcedure(lent.db, '0.000000')).toBeNull();
});
