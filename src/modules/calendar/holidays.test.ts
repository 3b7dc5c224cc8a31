import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { readCalendarPack } from './calendar-pack.ts';
import { draftOfYear, readHolidays } from './holidays.ts';

const WEEK = [1, 2, 3, 4, 5];
const holidays = expectOk(readHolidays(JSON.parse(readFileSync('packs/ca-mau/holidays.json', 'utf8'))));
const pack = expectOk(readCalendarPack(JSON.parse(readFileSync('packs/ca-mau/data/calendar.json', 'utf8'))));

describe('the draft of a year', () => {
  test('is what the pack drafted by hand for 2027', () => {
    expect(draftOfYear(2027, holidays, WEEK)).toEqual(pack.days.filter(({ on }) => on.startsWith('2027-')));
  });

  test('gives a working day for every holiday that falls on a day off, and never a day twice', () => {
    for (let year = 2027; year <= 2035; year += 1) {
      const days = draftOfYear(year, holidays, WEEK) ?? [];
      expect(new Set(days.map(({ on }) => on)).size).toBe(days.length);
      const weekdayOf = (on: string): number => Temporal.PlainDate.from(on).dayOfWeek;
      const lost = days.filter(({ on, kind }) => kind === 'holiday' && !WEEK.includes(weekdayOf(on))).length;
      const given = days.filter(({ on, kind }) => kind === 'compensation' && WEEK.includes(weekdayOf(on))).length;
      expect(given).toBe(lost);
      expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(12);
    }
  });

  test('is none where nobody knows the lunar days', () => {
    expect(draftOfYear(2060, holidays, WEEK)).toBeNull();
  });
});
