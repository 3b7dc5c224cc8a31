import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIsoDay, readTypedDay, showDay } from './typed-day.ts';

const TODAY = '2026-11-22';

describe('a day as people type it', () => {
  test.each([
    ['04/09/1985', '1985-09-04'],
    ['4/9/1985', '1985-09-04'],
    ['4-9-1985', '1985-09-04'],
    ['4.9.85', '1985-09-04'],
    ['4 / 9 / 1985', '1985-09-04'],
    ['04091985', '1985-09-04'],
    [' 1985-09-04 ', '1985-09-04'],
    ['４/９/1985', '1985-09-04'],
    ['1/1/26', '2026-01-01'],
    ['1/1/27', '1927-01-01'],
    ['29/02/2024', '2024-02-29'],
    ['4 tháng 9 năm 1985', '1985-09-04'],
    ['Ngày 04 tháng 09, năm 1985', '1985-09-04'],
    ['4 thang 9 1985', '1985-09-04'],
  ])('%s is %s', (typed, day) => {
    expect(readTypedDay(typed, TODAY)).toEqual({ ok: true, day });
  });

  test.each([
    ['29/02/2023', 'no-such-day'],
    ['31/04/2020', 'no-such-day'],
    ['09/13/1985', 'no-such-day'],
    ['00/01/2000', 'no-such-day'],
    ['01/01/0001', 'no-such-day'],
    ['', 'malformed'],
    ['hôm qua', 'malformed'],
    ['31 tháng 4 năm 2020', 'no-such-day'],
    ['tháng 9 năm 1985', 'malformed'],
    ['4/9-1985', 'malformed'],
    ['4/9/185', 'malformed'],
    ['040985', 'malformed'],
  ])('%s is none', (typed, why) => {
    expect(readTypedDay(typed, TODAY)).toEqual({ ok: false, why });
  });

  test('every day that exists survives being shown and typed again', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(isIsoDay(day)).toBe(true);
        expect(readTypedDay(showDay(day), TODAY)).toEqual({ ok: true, day });
      }),
    );
  });
});
