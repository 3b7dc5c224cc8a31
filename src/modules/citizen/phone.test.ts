import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMobile, readPhone } from './phone.ts';

test.each([
  ['0900000001', '0900000001'],
  ['+84900000001', '0900000001'],
  ['84 900 000 001', '0900000001'],
  ['(+84) 0900.000.001', '0900000001'],
  ['0084-900-000-001', '0900000001'],
  ['0290 3833 025', '02903833025'],
  ['+84 290 3833 025', '02903833025'],
])('%s is %s', (typed, value) => {
  expect(readPhone(typed)).toEqual({ ok: true, value });
});

test.each(['', '090000000', '09000000011', '0100000001', '+1 555 010 0000', '0900000a01', '1900 1234'])(
  '"%s" is no Vietnamese number',
  (typed) => {
    expect(readPhone(typed)).toEqual({ ok: false, refusal: { code: 'phone.malformed' } });
  },
);

test('a landline cannot receive messages', () => {
  expect(readMobile('0290 3833 025')).toEqual({ ok: false, refusal: { code: 'phone.not-mobile' } });
});

test('however a mobile number is spelt, it is one number, and reading it again changes nothing', () => {
  const spelt = fc.tuple(
    fc.constantFrom('0', '+84', '84', '0084', '+840'),
    fc.stringMatching(/^[35789]\d{8}$/u),
    fc.constantFrom('', ' ', '.', '-'),
  );
  fc.assert(
    fc.property(spelt, ([prefix, rest, gap]) => {
      const typed = prefix + gap + rest.slice(0, 3) + gap + rest.slice(3);
      expect(readMobile(typed)).toEqual({ ok: true, value: `0${rest}` });
      expect(readMobile(`0${rest}`)).toEqual({ ok: true, value: `0${rest}` });
    }),
  );
});
