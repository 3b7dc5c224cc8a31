import { beforeAll, expect, test } from 'vitest';
import { loadProcedures } from '#modules/procedure/server';
import { useDatabase } from '#test/database';
import { PACK, settleAgencies } from '#test/pack-procedures';
import { catalogue, publishedProcedure } from './catalogue.ts';

const lent = useDatabase();
const NOTHING = { q: null, field: null, level: null, agency: null, audience: null, online: null };

beforeAll(async () => {
  await settleAgencies(lent.ownerDb);
  await loadProcedures(lent.db, PACK, { now: Temporal.Instant.from('2026-11-22T03:00:00Z') });
});

test('asked nothing, it shows everything and what it can be narrowed down to', async () => {
  const all = await catalogue(lent.db, NOTHING);
  expect(all.total).toBe(26);
  expect(all.found).toHaveLength(26);
  expect(all.choices.field.reduce((sum, { count }) => sum + count, 0)).toBe(26);
  expect(all.choices.field).toContainEqual({ value: 'Thủy sản', name: null, count: 7 });
  expect(all.choices.level).toEqual([
    { value: 'xã', name: null, count: 15 },
    { value: 'tỉnh', name: null, count: 11 },
  ]);
  expect(all.choices.agency[0]).toEqual({ value: 'commune', name: null, count: 15 });
  expect(all.choices.online.reduce((sum, { count }) => sum + count, 0)).toBe(26);
});

test('a level nobody knows narrows nothing down', async () => {
  expect((await catalogue(lent.db, { ...NOTHING, level: 'huyện' })).found).toHaveLength(26);
});

test('what is found nowhere leaves nothing to choose from', async () => {
  const none = await catalogue(lent.db, { ...NOTHING, q: 'zzzz qqqq' });
  expect(none).toMatchObject({ total: 0, found: [], guesses: [], page: 1, pages: 1 });
});

test('a page that is none is the first, one beyond the last is empty', async () => {
  for (const page of [0, -3, Number.NaN, 1.5]) expect((await catalogue(lent.db, { ...NOTHING, page })).found).toHaveLength(26);
  expect((await catalogue(lent.db, { ...NOTHING, page: 99 })).found).toEqual([]);
});

test('a procedure of the province names its agencies, one of communes leaves them to the applicant', async () => {
  expect(await publishedProcedure(lent.db, '1.003650')).toMatchObject({
    decidedBy: 'Chi cục Thủy sản',
    receivedBy: 'Trung tâm Phục vụ hành chính công tỉnh Cà Mau',
  });
  expect(await publishedProcedure(lent.db, '1.001193')).toMatchObject({ decidedBy: null, receivedBy: null });
  expect(await publishedProcedure(lent.db, '0.000000')).toBeNull();
});
