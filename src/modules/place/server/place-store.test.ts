import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ok } from '#kernel/result';
import { useDatabase } from '#test/database';
import { loadPlaces } from './load-places.ts';
import { readUnits } from './place-store.ts';

const lent = useDatabase();
const caMau = JSON.parse(readFileSync('packs/ca-mau/data/ca-mau-units.json', 'utf8')) as { units: object[] };

test('the 64 units of Cà Mau and the province are loaded once', async () => {
  expect(await loadPlaces(lent.db, caMau)).toEqual(ok({ written: 65 }));
  expect(await loadPlaces(lent.db, caMau)).toEqual(ok({ written: 0 }));

  const units = await readUnits(lent.db);
  expect(units).toHaveLength(65);
  expect(units.find(({ code }) => code === '32059')).toMatchObject({ kind: 'commune', name: 'Xã Khánh An' });
});

test('a unit that changed its name is known by it at the next question', async () => {
  const [first, ...rest] = caMau.units;
  expect(await loadPlaces(lent.db, { ...caMau, units: [{ ...first, name: 'Phường Mới' }, ...rest] })).toEqual(ok({ written: 1 }));
  expect((await readUnits(lent.db)).find(({ code }) => code === '31825')?.name).toBe('Phường Mới');
});

test.each([
  ['a code of 4 digits', { code: '3182', kind: 'xã', name: 'Xã Mới' }, 'code'],
  ['a district', { code: '31826', kind: 'huyện', name: 'Huyện Mới' }, 'kind'],
  ['a code that is taken', { code: '31825', kind: 'xã', name: 'Xã Mới' }, 'code'],
  ['no name', { code: '31826', kind: 'xã' }, 'name'],
])('a file with %s is refused whole, naming record and field', async (_, unit, field) => {
  const refused = await loadPlaces(lent.db, { ...caMau, units: [...caMau.units, unit] });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'file.malformed', record: 'units[64]', field } });
  expect(await readUnits(lent.db)).toHaveLength(65);
});
