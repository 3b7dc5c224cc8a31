import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { loadCalendar, nextOpening } from '#modules/calendar/server';
import { loadPlaces } from '#modules/place/server';
import { isoInVietnam } from '#kernel/clock';
import { expectOk, ok } from '#kernel/result';
import { useDatabase } from '#test/database';
import { calendarOf, findAgency, readAgencies } from './agency-store.ts';
import { loadAgencies } from './load-agencies.ts';

const lent = useDatabase();

function pack(name: string): unknown {
  return JSON.parse(readFileSync(`packs/ca-mau/data/${name}.json`, 'utf8'));
}

beforeAll(async () => {
  expectOk(await loadPlaces(lent.db, pack('ca-mau-units')));
  expectOk(await loadCalendar(lent.db, pack('calendar')));
  expect(await loadAgencies(lent.db, pack('agencies'))).toEqual(ok({ written: 147 }));
});

test('loading twice writes nothing the second time', async () => {
  expect(await loadAgencies(lent.db, pack('agencies'))).toEqual(ok({ written: 0 }));
});

test('the tree of Cà Mau stands: the province has its desk, every commune its own', async () => {
  const tree = await readAgencies(lent.db);
  const desks = tree.all.filter(({ kind }) => kind === 'one-stop');
  expect(desks.filter(({ parentId }) => parentId === 'H12').map(({ id }) => id)).toEqual(['H12.01']);

  const communes = tree.all.filter(({ kind }) => kind === 'commune');
  expect(communes).toHaveLength(64);
  expect(communes.filter(({ id }) => desks.filter(({ parentId }) => parentId === id).length !== 1)).toEqual([]);
});

test('an agency is found by its identifier', async () => {
  expect(await findAgency(lent.db, 'H12.06.27')).toEqual({
    id: 'H12.06.27',
    name: 'Chi cục Thủy sản',
    kind: 'division',
    parentId: 'H12.06',
    unitCode: null,
    sessionPlanId: 'default',
    idSource: 'invented',
    address: null,
    phone: null,
    opensOn: null,
    closesOn: null,
  });
  expect(await findAgency(lent.db, 'H12.99')).toBeNull();
});

test('each agency works by its own calendar', async () => {
  const saturday = Temporal.Instant.from('2026-11-28T06:00+07:00');
  const office = expectOk(nextOpening(saturday, await calendarOf(lent.db, 'H12.06')));
  const police = expectOk(nextOpening(saturday, await calendarOf(lent.db, 'H12.90')));
  expect(isoInVietnam(office)).toBe('2026-11-30T07:00:00+07:00');
  expect(isoInVietnam(police)).toBe('2026-11-28T07:00:00+07:00');
  await expect(calendarOf(lent.db, 'H12.99')).rejects.toThrow('H12.99');
});

test('the database folds names as the tree does', async () => {
  const { rows } = await sql<{ id: string }>`select id from agency where search like ${'%chi cuc thuy san%'}`.execute(lent.db);
  expect(rows).toEqual([{ id: 'H12.06.27' }]);
});

test('a file that leads to an unknown plan changes nothing', async () => {
  const [first] = (pack('agencies') as { agencies: object[] }).agencies;
  const refused = await loadAgencies(lent.db, { agencies: [{ ...first, name: 'Renamed', sessions: 'night' }] });
  expect(refused).toMatchObject({ ok: false, refusal: { record: 'agencies[0]', field: 'sessions' } });
  expect((await findAgency(lent.db, 'H12'))?.name).toBe('Ủy ban nhân dân tỉnh Cà Mau');
});
