import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoInVietnam } from '#kernel/clock';
import { expectOk, ok, refuse } from '#kernel/result';
import { at, caMau, police } from './calendars.fixture.ts';
import { dueTime } from './due-time.ts';
import { workingMinutes } from './limit.ts';
import { isOpen, nextOpening, standingAt, workingMinutesBetween } from './opening.ts';
import { coveredYears } from './working-calendar.ts';

test.each([
  { moment: '2026-08-10T06:59', open: false, next: '2026-08-10T07:00' },
  { moment: '2026-08-10T07:00', open: true, next: '2026-08-10T07:00' },
  { moment: '2026-08-10T10:59', open: true, next: '2026-08-10T10:59' },
  { moment: '2026-08-10T11:00', open: false, next: '2026-08-10T13:00' },
  { moment: '2026-08-10T17:00', open: false, next: '2026-08-11T07:00' },
  { moment: '2026-11-24T10:00', open: false, next: '2026-11-25T07:00' },
  { moment: '2026-12-31T17:00', open: false, next: '2027-01-04T07:00' },
])('at $moment the office is open: $open, and opens at $next', ({ moment, open, next }) => {
  expect(isOpen(at(moment), caMau)).toBe(open);
  expect(isoInVietnam(expectOk(nextOpening(at(moment), caMau))).slice(0, 16)).toBe(next);
});

test('after the last session of the table the next opening is not known', () => {
  expect(nextOpening(at('2027-12-31T17:00'), caMau)).toEqual(refuse({ code: 'calendar.ends', year: 2028 }));
  expect(isOpen(at('2028-03-01T10:00'), caMau)).toBe(false);
});

test.each([
  { from: '2026-08-10T10:00', to: '2026-08-10T14:00', minutes: 120 },
  { from: '2026-08-14T16:00', to: '2026-08-17T08:30', minutes: 150 },
  { from: '2026-12-31T16:00', to: '2027-01-04T08:00', minutes: 120 },
  { from: '2026-08-10T11:10', to: '2026-08-10T12:50', minutes: 0 },
  { from: '2026-08-10T10:00:30', to: '2026-08-10T10:01', minutes: 0.5 },
  { from: '2026-08-17T08:30', to: '2026-08-14T16:00', minutes: -150 },
])('from $from to $to the office works $minutes minutes', ({ from, to, minutes }) => {
  expect(workingMinutesBetween({ from: at(from), to: at(to) }, caMau)).toEqual(ok(minutes));
});

test('working minutes are not counted through a year without days', () => {
  expect(workingMinutesBetween({ from: at('2027-12-01T10:00'), to: at('2028-01-03T10:00') }, caMau)).toEqual(
    refuse({ code: 'calendar.ends', year: 2028 }),
  );
});

test('a due time lies its limit away', () => {
  const moment = fc.integer({ min: at('2025-01-01T00:00').epochMilliseconds, max: at('2027-09-30T00:00').epochMilliseconds });
  fc.assert(
    fc.property(moment, fc.nat(40 * 480), fc.constantFrom(caMau, police), (ms, amount, calendar) => {
      const from = Temporal.Instant.fromEpochMilliseconds(ms);
      const to = expectOk(dueTime(from, workingMinutes(amount), calendar));
      expect(workingMinutesBetween({ from, to }, calendar)).toEqual(ok(amount));
    }),
  );
});

test('the years covered are those with at least one day', () => {
  expect(coveredYears([{ on: '2027-01-01' }, { on: '2025-01-01' }, { on: '2027-02-05' }])).toEqual([2025, 2027]);
});

test.each([
  { moment: '2026-11-23T08:15', says: 'open until 11:00' },
  { moment: '2026-11-23T11:00', says: 'closed until 2026-11-23T13:00' },
  { moment: '2026-11-23T16:59:59', says: 'open until 17:00' },
  { moment: '2026-11-27T17:00', says: 'closed until 2026-11-30T07:00' },
])('at $moment it is $says', ({ moment, says }) => {
  const standing = expectOk(standingAt(at(moment), caMau));
  const said = standing.open
    ? `open until ${isoInVietnam(standing.closesAt).slice(11, 16)}`
    : `closed until ${isoInVietnam(standing.opensAt).slice(0, 16)}`;
  expect(said).toBe(says);
});

test('where the calendar ends nothing is said', () => {
  expect(standingAt(at('2029-03-01T10:00'), caMau)).toEqual(refuse({ code: 'calendar.ends', year: 2029 }));
});
