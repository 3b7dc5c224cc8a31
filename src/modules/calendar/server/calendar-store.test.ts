import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { isoInVietnam } from '#kernel/clock';
import { inTransaction } from '#kernel/database';
import { expectOk, ok } from '#kernel/result';
import { useDatabase } from '#test/database';
import { dueTime } from '../due-time.ts';
import { readCalendars } from './calendar-store.ts';
import { loadCalendar } from './load-calendar.ts';

const lent = useDatabase();
const caMau: unknown = JSON.parse(readFileSync('packs/ca-mau/data/calendar.json', 'utf8'));

beforeAll(async () => {
  expectOk(await loadCalendar(lent.db, caMau));
});

async function dueOn(planId: string): Promise<string> {
  const calendar = (await readCalendars(lent.db)).of(planId);
  const due = dueTime(Temporal.Instant.from('2026-11-27T16:00+07:00'), { amount: 1, unit: 'working-day' }, calendar);
  return isoInVietnam(expectOk(due));
}

test('what was loaded gives due times', async () => {
  expect(await dueOn('default')).toBe('2026-11-30T16:00:00+07:00');
  expect(await dueOn('police')).toBe('2026-11-30T10:00:00+07:00');
});

test('loading twice writes nothing the second time, and removes nothing', async () => {
  expect(await loadCalendar(lent.db, caMau)).toEqual(ok({ written: 0 }));
  expect((await readCalendars(lent.db)).days).toHaveLength(45);
});

test('a copy is kept until something changes, and no longer', async () => {
  const before = await readCalendars(lent.db);
  expect(await readCalendars(lent.db)).toBe(before);

  await sql`insert into calendar_day (on_date, kind, name, status) values ('2026-11-30', 'holiday', 'Invented', 'official')`.execute(
    lent.db,
  );
  expect(await dueOn('default')).toBe('2026-12-01T16:00:00+07:00');

  await sql`delete from calendar_day where on_date = '2026-11-30'`.execute(lent.db);
  expect(await dueOn('default')).toBe('2026-11-30T16:00:00+07:00');
});

test('a change that was rolled back leaves no copy behind', async () => {
  const rolledBack = inTransaction(lent.db, async (trx) => {
    await sql`delete from calendar_day`.execute(trx);
    expect((await readCalendars(trx)).days).toEqual([]);
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');

  await sql`update calendar_day set name = name where on_date = '2026-01-01'`.execute(lent.db);
  expect((await readCalendars(lent.db)).days).toHaveLength(45);
});

test('a day that was confirmed is not turned back into a draft by the pack', async () => {
  await sql`update calendar_day set status = 'official', name = 'Confirmed' where on_date = '2027-01-01'`.execute(lent.db);
  expect(await loadCalendar(lent.db, caMau)).toEqual(ok({ written: 0 }));

  const days = (await readCalendars(lent.db)).days;
  expect(days.find(({ on }) => on === '2027-01-01')).toEqual({ on: '2027-01-01', kind: 'holiday', name: 'Confirmed', status: 'official' });
});

test('a malformed file changes nothing', async () => {
  const refused = await loadCalendar(lent.db, { ...(caMau as object), days: [{ date: '2030-01-01' }] });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'file.malformed', record: 'days[0]', field: 'kind' } });
  expect((await readCalendars(lent.db)).days.some(({ on }) => on.startsWith('2030'))).toBe(false);
});

test('a plan nobody declared is a fault', async () => {
  const calendars = await readCalendars(lent.db);
  expect(() => calendars.of('night')).toThrow('night');
});
