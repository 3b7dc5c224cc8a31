import { describe, expect, test } from 'vitest';
import { WorkingCalendar } from '#modules/calendar/server';
import { expectOk } from '#kernel/result';
import { readDue } from './due-reading.ts';
import type { Place } from './places.ts';

/** Monday to Friday, 07:00–11:00 and 13:00–17:00. */
const calendar = new WorkingCalendar(
  {
    id: 'invented',
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      ['07:00', '11:00'],
      ['13:00', '17:00'],
    ],
    saturday: null,
  },
  [{ on: '2026-01-01', kind: 'holiday', name: 'Invented', status: 'official' }],
);

function read(place: Place, by: string | null, now = '2026-08-10T10:00') {
  const at = (local: string) => Temporal.Instant.from(`${local}+07:00`);
  return expectOk(readDue({ place, by: by === null ? null : at(by).toString(), now: at(now) }, calendar));
}

describe('a step that is late', () => {
  test('does not make the dossier late before its own due time', () => {
    const at = (local: string) => Temporal.Instant.from(`${local}+07:00`);
    const by = at('2026-08-10T08:00').toString();
    const late = (dueAt: string | null) => expectOk(readDue({ place: 'appraising', by, dueAt, now: at('2026-08-10T10:00') }, calendar));
    expect(late(at('2026-08-11T08:00').toString())).toEqual({ state: 'late', at: by, minutes: 120, ofStep: true });
    expect(late(at('2026-08-10T08:00').toString())).toEqual({ state: 'late', at: by, minutes: 120 });
    expect(late(null)).toEqual({ state: 'late', at: by, minutes: 120 });
  });
});

describe('what is left of a limit', () => {
  test('is counted in working minutes: a night and a weekend weigh nothing', () => {
    expect(read('appraising', '2026-08-10T14:00')).toMatchObject({ state: 'ahead', minutes: 120 });
    expect(read('appraising', '2026-08-17T10:00')).toMatchObject({ state: 'ahead', minutes: 5 * 480 });
  });

  test('is lateness once the moment has passed', () => {
    expect(read('appraising', '2026-08-07T16:00')).toMatchObject({ state: 'late', minutes: 60 + 180 });
  });

  test('at the very moment is still in time', () => {
    expect(read('appraising', '2026-08-10T10:00')).toMatchObject({ state: 'ahead', minutes: 0 });
  });

  test('is the applicant’s while something is asked of them, whatever the hour', () => {
    expect(read('supplement-in-appraisal', '2026-08-01T10:00')).toMatchObject({ state: 'applicant' });
    expect(read('fee-required', null)).toEqual({ state: 'applicant', at: null });
  });

  test('is nothing where none was published, and over once the result is there', () => {
    expect(read('appraising', null)).toEqual({ state: 'none' });
    for (const place of ['settled', 'handed-over', 'stopped', 'withdrawn', 'reception-refused'] as const) {
      expect(read(place, '2026-08-07T16:00')).toEqual({ state: 'over' });
    }
  });
});
