import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTaxNumber } from './tax-number.ts';

describe('a tax number', () => {
  test.each([
    ['0314409058', '0314409058'],
    [' 0314 409 058 ', '0314409058'],
    ['0314409058-001', '0314409058-001'],
    ['0314409058–001', '0314409058-001'],
    ['0314409058001', '0314409058-001'],
    ['０314409058', '0314409058'],
  ])('%s is read as %s', (typed, value) => {
    expect(readTaxNumber(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'tax-number.malformed'],
    ['031440905', 'tax-number.malformed'],
    ['0314409058-000', 'tax-number.malformed'],
    ['0314409058-01', 'tax-number.malformed'],
    ['03144O9058', 'tax-number.malformed'],
    ['0314409059', 'tax-number.check-digit'],
    ['0314409085', 'tax-number.check-digit'],
  ])('%j is refused as %s', (typed, code) => {
    expect(readTaxNumber(typed)).toEqual({ ok: false, refusal: { code } });
  });

  test('with any one digit mistaken is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = Array.from('0314409058');
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(readTaxNumber(digits.join('')).ok).toBe(false);
      }),
    );
  });
});
