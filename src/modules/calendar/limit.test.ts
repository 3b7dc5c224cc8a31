import { expect, test } from 'vitest';
import { words } from '#messages';
import { ok, refuse } from '#kernel/result';
import { parseLimit, sayLimit, workingMinutesOf } from './limit.ts';

test.each([
  ['3.5 working days', 3.5, 'working-day'],
  ['3,5 working days', 3.5, 'working-day'],
  ['1 working day', 1, 'working-day'],
  ['  2   Working   Days ', 2, 'working-day'],
  ['07 working days', 7, 'working-day'],
  ['10 days', 10, 'day'],
  ['1 day', 1, 'day'],
  ['8 working hours', 8, 'working-hour'],
  ['0,5 working hours', 0.5, 'working-hour'],
  ['0 working days', 0, 'working-day'],
])('"%s" is %d %s', (text, amount, unit) => {
  expect(parseLimit(text)).toEqual(ok({ amount, unit }));
});

test.each([
  '',
  '3',
  'days',
  '-1 days',
  '1e3 days',
  '3.5.1 days',
  '3 weeks',
  '3 working',
  'three days',
  '1,000,000 days',
  '٣ days',
  '3 days 2 hours',
  '3 constructor',
])('"%s" is no limit', (text) => {
  expect(parseLimit(text)).toEqual(refuse({ code: 'limit.unreadable', text }));
});

test('days and hours are whole working minutes', () => {
  expect(workingMinutesOf({ amount: 3.5, unit: 'working-day' })).toBe(1680);
  expect(workingMinutesOf({ amount: 3.3, unit: 'working-day' })).toBe(1584);
  expect(workingMinutesOf({ amount: 7.5, unit: 'working-hour' })).toBe(450);
  expect(workingMinutesOf({ amount: 10, unit: 'day' })).toBe(null);
});

test('a limit is said in the reader’s language', () => {
  const { key, params } = sayLimit({ amount: 3.5, unit: 'working-day' }, 'vi');
  expect(words('vi')(key, params)).toBe('3,5 ngày làm việc');
  const english = sayLimit({ amount: 3.5, unit: 'working-day' }, 'en');
  expect(words('en')(english.key, english.params)).toBe('3.5 working days');
});
