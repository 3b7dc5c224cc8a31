import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBirthDate } from './birth-date.ts';

const TODAY = '2026-11-22';

test.each([
  ['04/09/1985', '1985-09-04'],
  ['4/9/85', '1985-09-04'],
  ['04091985', '1985-09-04'],
  ['1985-09-04', '1985-09-04'],
  ['1940', '1940'],
  ['22/11/2026', '2026-11-22'],
  ['1976', '1976'],
  ['4 tháng 9 năm 1985', '1985-09-04'],
])('%s is %s', (typed, value) => {
  expect(readBirthDate(typed, TODAY)).toEqual({ ok: true, value });
});

test.each([
  ['23/11/2026', { code: 'birth-date.in-future' }],
  ['2027', { code: 'birth-date.in-future' }],
  ['31/02/1990', { code: 'birth-date.no-such-day' }],
  ['1977', { code: 'birth-date.year-only', before: 1977 }],
  ['2026', { code: 'birth-date.year-only', before: 1977 }],
  ['1895', { code: 'birth-date.too-early', earliest: 1896 }],
  ['tháng chín', { code: 'birth-date.malformed' }],
  ['', { code: 'birth-date.malformed' }],
])('"%s" is refused', (typed, refusal) => {
  expect(readBirthDate(typed, TODAY)).toEqual({ ok: false, refusal });
});

test('nobody is ever born after today', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 2100 }),
      (noise, d, m, y) => {
        for (const typed of [noise, `${d}/${m}/${y}`, `${y}`]) {
          const read = readBirthDate(typed, TODAY);
          if (read.ok) expect(read.value <= TODAY).toBe(true);
        }
      },
    ),
  );
});
