import { expect, test } from 'vitest';
import { sayDay, sayMoment, sayTime } from './moment.ts';

test('an instant is said in the time of the province, whatever offset it was written with', () => {
  expect(sayMoment('2026-11-22T03:00:00Z')).toBe('10:00, 22/11/2026');
  expect(sayMoment('2026-11-22T10:00:00+07:00')).toBe('10:00, 22/11/2026');
  expect(sayTime('2026-11-22T17:30:00Z')).toBe('00:30');
  expect(sayDay('2026-11-22T17:30:00Z')).toBe('23/11/2026');
});

test('a calendar day has no time zone', () => {
  expect(sayDay('2026-01-01')).toBe('01/01/2026');
});
