import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cccdSays, cccdWarnings, readCccd, type Cccd } from './identity-number.ts';

const CA_MAU_MAN_1985 = '096085000001' as Cccd;

describe('a citizen number', () => {
  test.each([
    ['096085000001', '096085000001'],
    [' 096 085 000001 ', '096085000001'],
    ['096.085.000.001', '096085000001'],
    ['０96085000001', '096085000001'],
    ['001300000001', '001300000001'],
  ])('%s is read as %s', (typed, value) => {
    expect(readCccd(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'cccd.malformed'],
    ['09608500000', 'cccd.malformed'],
    ['0960850000011', 'cccd.malformed'],
    ['09608500000A', 'cccd.malformed'],
    ['381000000', 'cccd.old-number'],
  ])('"%s" is refused as %s', (typed, code) => {
    expect(readCccd(typed)).toEqual({ ok: false, refusal: { code } });
  });

  test('twelve digits are always taken, whatever they say: there is no check digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/u), (digits) => {
        expect(readCccd(digits)).toEqual({ ok: true, value: digits });
      }),
    );
  });

  test.each([
    ['096085000001', { province: '096', sex: 'male', birthYear: 1985 }],
    ['095190000001', { province: '095', sex: 'female', birthYear: 1990 }],
    ['096201000001', { province: '096', sex: 'male', birthYear: 2001 }],
    ['096324000001', { province: '096', sex: 'female', birthYear: 2024 }],
  ])('%s says where, sex and year', (cccd, says) => {
    expect(cccdSays(cccd as Cccd)).toEqual(says);
  });
});

describe('what is odd about a number', () => {
  test('nothing, when it agrees with its holder', () => {
    expect(cccdWarnings(CA_MAU_MAN_1985, { sex: 'male', birthDate: '1985-09-04' })).toEqual([]);
    expect(cccdWarnings(CA_MAU_MAN_1985, { birthDate: '1985' })).toEqual([]);
    expect(cccdWarnings(CA_MAU_MAN_1985, {})).toEqual([]);
  });

  test('an unknown province, another sex, another year: each is said, none refuses', () => {
    expect(cccdWarnings('999085000001' as Cccd, { sex: 'female', birthDate: '1990' })).toEqual([
      { code: 'cccd.unknown-province', province: '999' },
      { code: 'cccd.sex-differs', said: 'female', inNumber: 'male' },
      { code: 'cccd.birth-year-differs', said: 1990, inNumber: 1985 },
    ]);
  });
});
