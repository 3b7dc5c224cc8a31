import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesAbout } from '#modules/ledger/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { CalendarKeeper } from '../calendar-keeper.ts';
import { readHolidays } from '../holidays.ts';
import type { DayKind } from '../session-plan.ts';
import { readCalendars } from './calendar-store.ts';
import { confirmCalendarYear, draftCalendarYear, setCalendarDay } from './keep-calendar.ts';
import { loadCalendar } from './load-calendar.ts';

const lent = useDatabase();
const NOON = Temporal.Instant.from('2026-11-23T05:00:00Z');
const PACK: unknown = JSON.parse(readFileSync('packs/ca-mau/data/calendar.json', 'utf8'));
const holidays = expectOk(readHolidays(JSON.parse(readFileSync('packs/ca-mau/holidays.json', 'utf8'))));

let by: CalendarKeeper;

beforeAll(async () => {
  expectOk(await loadCalendar(lent.db, PACK));
  by = { officerId: newId(), agencyId: 'H12.01', covers: 'province' };
  await sql`insert into officer (id, full_name, created_at) values (${by.officerId}, 'Quản Trị Thử', now())`.execute(lent.ownerDb);
});

function needs() {
  return { db: lent.db, now: NOON, holidays };
}

function set(on: string, kind: DayKind | null, name = 'Theo quyết định') {
  return setCalendarDay({ by, on, kind, name }, needs());
}

async function dayOf(on: string) {
  return (await readCalendars(lent.db)).days.find((day) => day.on === on) ?? null;
}

async function waiting(): Promise<readonly unknown[]> {
  const { rows } = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs job where key = 'recount-due'`.execute(lent.ownerDb);
  return rows.map(({ payload }) => payload);
}

describe('the calendar of a year', () => {
  test('is drafted from the holidays, looked over, and confirmed', async () => {
    expectOk(await draftCalendarYear({ by, year: 2028 }, needs()));
    expect(await dayOf('2028-01-25')).toMatchObject({ kind: 'holiday', name: 'Tết Nguyên đán Mậu Thân', status: 'draft' });
    expectOk(await set('2028-09-01', 'holiday', 'Quốc khánh'));
    expect(await dayOf('2028-09-01')).toMatchObject({ status: 'draft' });
    expectOk(await confirmCalendarYear({ by, year: 2028 }, needs()));
    expect(await dayOf('2028-09-01')).toMatchObject({ status: 'official' });
    const told = await entriesAbout(lent.db, { kind: 'calendar', id: '2028' }, { limit: 9 });
    expect(told.map(({ reason }) => reason)).toEqual(['year.confirmed', 'day.set', 'year.drafted']);
    expect(await waiting()).toEqual([{ because: 'calendar', at: NOON.toString(), by: by.officerId }]);
  });

  test('that is known is not drafted again, nor one too far ahead', async () => {
    expect(await draftCalendarYear({ by, year: 2027 }, needs())).toMatchObject({ refusal: { code: 'calendar.year-known' } });
    expect(await draftCalendarYear({ by, year: 2030 }, needs())).toMatchObject({ refusal: { code: 'calendar.year-far', last: 2029 } });
    expect(await draftCalendarYear({ by, year: 2025 }, needs())).toMatchObject({ refusal: { code: 'calendar.year-far' } });
    expect(await confirmCalendarYear({ by, year: 2029 }, needs())).toMatchObject({ refusal: { code: 'calendar.year-unknown' } });
  });

  test('does not change for a day that has begun', async () => {
    for (const on of ['2026-11-23', '2026-11-22', '2026-09-02', '2025-01-01']) {
      expect(await set(on, 'holiday')).toEqual({ ok: false, refusal: { code: 'calendar.day-over', on } });
      expect(await set(on, null)).toMatchObject({ refusal: { code: 'calendar.day-over' } });
    }
    expect(await dayOf('2026-09-02')).toMatchObject({ kind: 'holiday' });
  });

  test('once an office keeps it, is left alone by the pack', async () => {
    expectOk(await set('2026-11-24', null));
    expectOk(await set('2026-12-31', 'swapped-off', 'Hoán đổi với thứ Bảy 26/12'));
    expect(await dayOf('2026-12-31')).toMatchObject({ status: 'official' });
    expectOk(await loadCalendar(lent.db, PACK));
    expect(await dayOf('2026-11-24')).toBeNull();
  });

  test('is set once when set twice, and never left without a day', async () => {
    expectOk(await draftCalendarYear({ by, year: 2029 }, needs()));
    for (let time = 0; time < 2; time += 1) expectOk(await set('2029-12-31', 'swapped-off'));
    const told = await entriesAbout(lent.db, { kind: 'calendar', id: '2029' }, { limit: 9 });
    expect(told.map(({ reason }) => reason)).toEqual(['day.set', 'year.drafted']);
    const days = (await readCalendars(lent.db)).days.filter(({ on }) => on.startsWith('2029'));
    for (const { on } of days.slice(1)) expectOk(await set(on, null));
    expect(await set(days[0]?.on ?? '', null)).toEqual({ ok: false, refusal: { code: 'calendar.last-day' } });
    expect(await set('2029-06-01', 'holiday', '  ')).toMatchObject({ refusal: { code: 'calendar.name-missing' } });
  });

  test('is the whole province’s: who looks after one agency leaves it alone', async () => {
    const local: CalendarKeeper = { ...by, covers: new Set(['H12.163']) };
    const refusal = { code: 'administration.not-allowed' };
    expect(await draftCalendarYear({ by: local, year: 2028 }, needs())).toMatchObject({ refusal });
    expect(await confirmCalendarYear({ by: local, year: 2027 }, needs())).toMatchObject({ refusal });
    expect(await setCalendarDay({ by: local, on: '2027-06-01', kind: 'holiday', name: 'x' }, needs())).toMatchObject({ refusal });
  });
});
