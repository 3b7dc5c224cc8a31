import { expect, test } from 'vitest';
import { words } from '#messages';
import { sayPace } from './say-pace.ts';

const reader = { lang: 'vi', t: words('vi') } as const;
const pace = { dossiers: 12, medianMinutes: 950, ninetyMinutes: 2390, since: '', countedAt: '2026-11-22T00:00:00Z' };

test('nothing is said before five dossiers tell it', () => {
  expect(sayPace(null, reader)).toBeNull();
  expect(sayPace({ ...pace, dossiers: 4 }, reader)).toBeNull();
  expect(sayPace({ ...pace, dossiers: 5 }, reader)).not.toBeNull();
});

test.each([
  [0, '0,5 giờ làm việc'],
  [7, '0,5 giờ làm việc'],
  [61, '1,5 giờ làm việc'],
  [470, '1 ngày làm việc'],
  [481, '1,5 ngày làm việc'],
  [950, '2 ngày làm việc'],
])('%i working minutes are told as %s, never less than they were', (medianMinutes, said) => {
  expect(sayPace({ ...pace, medianMinutes }, reader)?.median).toBe(said);
});
