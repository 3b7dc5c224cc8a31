import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarLimit, limitOf, limitsInText, readLimit } from './limit.ts';

test.each([
  { recorded: { value: 3, unit: 'working_day' }, limit: { kind: 'working-minutes', minutes: 1440 }, from: 'number' },
  { recorded: { value: 3.5, unit: 'working_day' }, limit: { kind: 'working-minutes', minutes: 1680 }, from: 'number' },
  { recorded: { value: 8, unit: 'hour' }, limit: { kind: 'working-minutes', minutes: 480 }, from: 'number' },
  { recorded: { value: 15, unit: 'day' }, limit: { kind: 'calendar-days', days: 15 }, from: 'number' },
  { recorded: { value: 2, unit: 'month' }, limit: { kind: 'calendar-days', days: 60 }, from: 'number' },
  { recorded: { value: 1, unit: 'year' }, limit: { kind: 'calendar-days', days: 365 }, from: 'number' },
  { recorded: { value: 0, unit: 'working_day' }, limit: { kind: 'unpublished' }, from: 'nowhere' },
  { recorded: { value: null, unit: 'day', note: 'Theo quy định' }, limit: { kind: 'unpublished' }, from: 'nowhere' },
  {
    recorded: { value: 0, unit: 'other', note: 'Không quá 03 ngày làm việc' },
    limit: { kind: 'working-minutes', minutes: 1440 },
    from: 'words',
  },
  { recorded: { value: 'Không quá 7,5 ngày làm việc', unit: 'other' }, limit: { kind: 'working-minutes', minutes: 3600 }, from: 'words' },
  { recorded: { value: 3, unit: 'other' }, limit: { kind: 'unpublished' }, from: 'nowhere' },
  { recorded: { value: 0, unit: 'day', note: '5 ngày; có xác minh: 10 ngày' }, limit: { kind: 'unpublished' }, from: 'nowhere' },
] as const)('$recorded is $limit, from $from', ({ recorded, limit, from }) => {
  expect(readLimit(recorded)).toEqual({ limit, from });
});

test('a time on the clock is not a limit', () => {
  expect(limitsInText('Nhận hồ sơ sau 15 giờ thì trả trong ngày làm việc tiếp theo')).toEqual([]);
  expect(limitsInText('Quyết định ngày 15 tháng 7 năm 2026')).toEqual([]);
  expect(limitsInText('trong vòng 15 giờ')).toEqual([{ kind: 'working-minutes', minutes: 900 }]);
});

test.each([
  [
    { kind: 'working-minutes', minutes: 1680 },
    { amount: 3.5, unit: 'working-day' },
  ],
  [
    { kind: 'working-minutes', minutes: 120 },
    { amount: 2, unit: 'working-hour' },
  ],
  [
    { kind: 'working-minutes', minutes: 17 },
    { amount: 17, unit: 'working-minute' },
  ],
  [
    { kind: 'calendar-days', days: 10 },
    { amount: 10, unit: 'day' },
  ],
  [{ kind: 'unpublished' }, null],
] as const)('the calendar spends %o as %o', (limit, spent) => {
  expect(calendarLimit(limit)).toEqual(spent);
});

test('a longer value is never a shorter limit', () => {
  const value = fc.double({ min: 0.1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.constantFrom('working_day', 'day', 'hour', 'month', 'year'), (a, b, unit) => {
      const [less, more] = [limitOf(Math.min(a, b), unit), limitOf(Math.max(a, b), unit)];
      expect(size(more)).toBeGreaterThanOrEqual(size(less));
    }),
  );
});

function size(limit: ReturnType<typeof limitOf>): number {
  if (limit.kind === 'unpublished') return 0;
  return limit.kind === 'working-minutes' ? limit.minutes : limit.days;
}
