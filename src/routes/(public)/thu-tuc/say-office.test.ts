import { expect, test } from 'vitest';
import { words } from '#messages';
import { sayHours } from '../../say-hours.ts';
import { sayStanding } from './say-office.ts';

const now = at('2026-11-23T09:00'); // a Monday
const vi = { lang: 'vi', t: words('vi'), now } as const;
const en = { lang: 'en', t: words('en'), now } as const;

test.each([
  [{ open: true, closesAt: at('2026-11-23T11:00') } as const, 'Đang mở cửa, đến 11:00.', 'Open now, until 11:00.'],
  [{ open: false, opensAt: at('2026-11-23T13:00') } as const, 'mở lại lúc 13:00 hôm nay.', 'at 13:00 today.'],
  [{ open: false, opensAt: at('2026-11-24T07:00') } as const, 'mở lại lúc 07:00 ngày mai.', 'at 07:00 tomorrow.'],
  [{ open: false, opensAt: at('2026-11-30T07:00') } as const, 'lúc 07:00 Thứ Hai 30/11/2026.', 'at 07:00 on Monday 30/11/2026.'],
])('an office says when that changes', (standing, inVietnamese, inEnglish) => {
  expect(sayStanding(standing, vi)).toContain(inVietnamese);
  expect(sayStanding(standing, en)).toContain(inEnglish);
});

test('the day is the province’s, not the machine’s: before midnight here it is still today', () => {
  const late = { ...vi, now: at('2026-11-23T23:30') };
  expect(sayStanding({ open: false, opensAt: at('2026-11-24T07:00') }, late)).toContain('ngày mai');
});

test('weekly hours in words, a Saturday that is open on a line of its own', () => {
  const plan = {
    id: 'x',
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      ['07:00', '11:00'],
      ['13:00', '17:00'],
    ],
    saturday: [['07:00', '11:00']],
  } as const;
  expect(sayHours(plan, vi)).toEqual(['Thứ Hai đến Thứ Sáu: 07:00–11:00, 13:00–17:00', 'Thứ Bảy: 07:00–11:00']);
  expect(sayHours({ ...plan, weekdays: [1, 3], saturday: null }, en)).toEqual(['Monday, Wednesday: 07:00–11:00, 13:00–17:00']);
});

function at(local: string): Temporal.Instant {
  return Temporal.Instant.from(`${local}+07:00`);
}
