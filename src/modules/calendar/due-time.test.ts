import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectOk, ok, refuse } from '#kernel/result';
import { isoInVietnam } from '#kernel/clock';
import { at, caMau, invented, police } from './calendars.fixture.ts';
import { dueTime } from './due-time.ts';
import { parseLimit, workingMinutes, type Limit } from './limit.ts';
import { isOpen, nextOpening } from './opening.ts';
import type { SessionPlan } from './session-plan.ts';
import type { WorkingCalendar } from './working-calendar.ts';

function due(from: string, limit: string, calendar: WorkingCalendar = caMau): string {
  return isoInVietnam(expectOk(dueTime(at(from), expectOk(parseLimit(limit)), calendar))).slice(0, 16);
}

describe('working days and hours', () => {
  test.each([
    { from: '2026-08-10T10:00', limit: '3 working days', on: '2026-08-13T10:00', because: 'the clock time is kept' },
    { from: '2026-08-10T09:00', limit: '3,5 working days', on: '2026-08-13T15:00', because: 'half a day is four hours, lunch skipped' },
    {
      from: '2026-04-24T16:00',
      limit: '3 working days',
      on: '2026-05-04T16:00',
      because: '27 April compensates, 30 April and 1 May are off',
    },
    { from: '2026-08-10T18:20', limit: '1 working day', on: '2026-08-11T17:00', because: 'after closing counts from the next opening' },
    { from: '2026-08-10T11:30', limit: '8 working hours', on: '2026-08-11T11:00', because: 'at lunch the clock starts in the afternoon' },
    { from: '2026-11-23T10:00', limit: '1 working day', on: '2026-11-25T10:00', because: '24 November is a holiday' },
    { from: '2026-08-10T10:00', limit: '2 working days', on: '2026-08-12T10:00', because: 'Monday and two days is Wednesday' },
    { from: '2026-08-10T06:10', limit: '1 working hour', on: '2026-08-10T08:00', because: 'before opening counts from opening' },
    { from: '2026-08-15T10:00', limit: '1 working day', on: '2026-08-17T17:00', because: 'received on a Saturday counts from Monday' },
    {
      from: '2026-08-10T07:00',
      limit: '1 working day',
      on: '2026-08-10T17:00',
      because: 'a whole day ends at closing, not at the next opening',
    },
    { from: '2026-08-10T07:00', limit: '7.5 working days', on: '2026-08-19T11:00', because: 'seven days and a morning' },
    { from: '2026-08-21T10:00', limit: '1 working day', on: '2026-08-22T10:00', because: 'Saturday 22 August is worked' },
    {
      from: '2026-08-28T10:00',
      limit: '1 working day',
      on: '2026-09-03T10:00',
      because: '31 August is swapped off, then the national days',
    },
    { from: '2026-12-31T16:00', limit: '1 working day', on: '2027-01-04T16:00', because: 'a limit may run into the next year' },
    { from: '2026-08-10T10:00', limit: '0 working days', on: '2026-08-10T10:00', because: 'no time at all is due at once' },
    { from: '2026-08-10T12:10', limit: '0 working days', on: '2026-08-10T13:00', because: 'no time at all waits for the office to open' },
  ])('$from + $limit is $on: $because', ({ from, limit, on }) => {
    expect(due(from, limit)).toBe(on);
  });

  test('a police desk counts its Saturday mornings', () => {
    expect(due('2026-08-14T10:00', '1 working day')).toBe('2026-08-17T10:00');
    expect(due('2026-08-14T10:00', '1 working day', police)).toBe('2026-08-15T10:00');
  });

  test('a police desk works a swapped Saturday in full and closes on any day off', () => {
    expect(due('2026-08-22T10:00', '5 working hours', police)).toBe('2026-08-22T17:00');
    expect(due('2027-04-30T10:00', '1 working hour', police)).toBe('2027-05-04T08:00');
  });

  test('seconds are kept', () => {
    expect(isoInVietnam(expectOk(dueTime(at('2026-08-10T10:00:37'), workingMinutes(480), caMau)))).toBe('2026-08-11T10:00:37+07:00');
  });
});

describe('calendar days', () => {
  test.each([
    { from: '2026-08-10T10:00', limit: '10 days', on: '2026-08-20T10:00', because: 'the clock time is kept' },
    { from: '2026-08-10T10:00', limit: '5 days', on: '2026-08-17T10:00', because: 'a Saturday moves to Monday' },
    {
      from: '2026-08-20T09:00',
      limit: '10 days',
      on: '2026-09-03T09:00',
      because: 'Sunday, then the day swapped off and the national days',
    },
    { from: '2026-08-10T18:20', limit: '10 days', on: '2026-08-21T07:00', because: 'after closing counts from the next opening' },
    { from: '2026-08-10T10:00', limit: '1,5 days', on: '2026-08-12T10:00', because: 'a part of a day counts as a day' },
    { from: '2026-08-17T10:00', limit: '5 days', on: '2026-08-22T10:00', because: 'a worked Saturday is a working day' },
    { from: '2026-08-10T10:00', limit: '0 days', on: '2026-08-10T10:00', because: 'no day at all is due at once' },
  ])('$from + $limit is $on: $because', ({ from, limit, on }) => {
    expect(due(from, limit)).toBe(on);
  });

  test('when the office is closed at that clock time it has until it opens next', () => {
    expect(due('2026-08-10T15:00', '5 days', police)).toBe('2026-08-17T07:00');
    expect(due('2026-08-10T10:00', '5 days', police)).toBe('2026-08-15T10:00');
  });
});

describe('where the calendar ends', () => {
  test.each([
    { from: '2027-12-30T10:00', limit: '3 working days', year: 2028 },
    { from: '2027-12-30T10:00', limit: '5 days', year: 2028 },
    { from: '2026-08-10T10:00', limit: '999999999 days', year: 2300 },
    { from: '2026-08-10T10:00', limit: '999999999 working days', year: 2028 },
    { from: '2028-03-01T10:00', limit: '1 working day', year: 2028 },
    { from: '2024-12-31T10:00', limit: '1 working day', year: 2024 },
  ])('$from + $limit is refused, as $year has no days', ({ from, limit, year }) => {
    expect(dueTime(at(from), expectOk(parseLimit(limit)), caMau)).toEqual(refuse({ code: 'calendar.ends', year }));
  });

  test('a year without days between two that have some is not guessed', () => {
    const gap = invented(['2025-01-01', '2027-01-01']);
    expect(dueTime(at('2025-12-31T16:00'), workingMinutes(480), gap)).toEqual(refuse({ code: 'calendar.ends', year: 2026 }));
    expect(dueTime(at('2025-12-31T16:00'), workingMinutes(60), gap)).toEqual(ok(at('2025-12-31T17:00')));
  });
});

describe('for any office, any moment and any limit', () => {
  const minutes = fc.integer({ min: 0, max: 40 * 480 });
  const moment = fc
    .integer({ min: at('2026-01-01T00:00').epochMilliseconds, max: at('2026-12-31T23:59').epochMilliseconds })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
  const dayOff = fc.integer({ min: 0, max: 600 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
  const daysOff = fc.array(dayOff, { maxLength: 20 });
  const plan: fc.Arbitrary<SessionPlan> = fc.record({
    id: fc.constant('invented'),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    hours: fc.constantFrom(
      [
        ['07:00', '11:00'],
        ['13:00', '17:00'],
      ] as const,
      [
        ['07:30', '11:30'],
        ['11:30', '15:30'],
      ] as const,
      [['08:15', '17:45']] as const,
    ),
    saturday: fc.constantFrom(null, [['07:00', '11:30']] as const),
  });
  const limit = fc.oneof(
    minutes.map((amount): Limit => ({ amount, unit: 'working-minute' })),
    fc.integer({ min: 0, max: 80 }).map((half): Limit => ({ amount: half / 2, unit: 'working-day' })),
    fc.integer({ min: 0, max: 60 }).map((amount): Limit => ({ amount, unit: 'day' })),
  );

  function ends(from: Temporal.Instant, asked: Limit, calendar: WorkingCalendar): number {
    return expectOk(dueTime(from, asked, calendar)).epochMilliseconds;
  }

  test('it ends inside a session or as one closes, never before it starts', () => {
    fc.assert(
      fc.property(moment, limit, plan, daysOff, (from, asked, hours, off) => {
        const calendar = invented(off, hours);
        const end = expectOk(dueTime(from, asked, calendar));
        const justBefore = end.subtract({ milliseconds: 1 });
        expect(isOpen(end, calendar) || isOpen(justBefore, calendar)).toBe(true);
        expect(end.epochMilliseconds).toBeGreaterThanOrEqual(from.epochMilliseconds);
      }),
    );
  });

  test('one more holiday never brings working time forward', () => {
    fc.assert(
      fc.property(moment, minutes, plan, daysOff, dayOff, (from, amount, hours, off, extra) => {
        const asked = workingMinutes(amount);
        expect(ends(from, asked, invented([...off, extra], hours))).toBeGreaterThanOrEqual(ends(from, asked, invented(off, hours)));
      }),
    );
  });

  test('one more holiday after the clock started never brings calendar days forward', () => {
    fc.assert(
      fc.property(moment, fc.nat(60), plan, daysOff, dayOff, (from, amount, hours, off, extra) => {
        const asked: Limit = { amount, unit: 'day' };
        const before = invented(off, hours);
        const startedOn = expectOk(nextOpening(from, before)).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString();
        fc.pre(extra > startedOn);
        expect(ends(from, asked, invented([...off, extra], hours))).toBeGreaterThanOrEqual(ends(from, asked, before));
      }),
    );
  });

  test('a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(moment, limit, fc.nat(5), plan, daysOff, (from, asked, more, hours, off) => {
        const calendar = invented(off, hours);
        expect(ends(from, { ...asked, amount: asked.amount + more }, calendar)).toBeGreaterThanOrEqual(ends(from, asked, calendar));
      }),
    );
  });

  test('working time counted from later never ends earlier', () => {
    fc.assert(
      fc.property(moment, fc.nat(5_000_000), minutes, plan, daysOff, (from, seconds, amount, hours, off) => {
        const calendar = invented(off, hours);
        expect(ends(from.add({ seconds }), workingMinutes(amount), calendar)).toBeGreaterThanOrEqual(
          ends(from, workingMinutes(amount), calendar),
        );
      }),
    );
  });

  test('two limits in a row are their sum', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, plan, daysOff, (from, first, second, hours, off) => {
        const calendar = invented(off, hours);
        const between = expectOk(dueTime(from, workingMinutes(first), calendar));
        expect(ends(between, workingMinutes(second), calendar)).toBe(ends(from, workingMinutes(first + second), calendar));
      }),
    );
  });
});
