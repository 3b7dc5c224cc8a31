import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryOf, readLooking, turnedOn, ZOOMS, type Turn } from './viewer-address.ts';

const looking = fc.record({
  paper: fc.option(fc.stringMatching(/^[\w-]{1,40}$/)),
  page: fc.integer({ min: 1, max: 9999 }),
  zoom: fc.constantFrom(...ZOOMS),
  turn: fc.constantFrom<Turn>(0, 90, 180, 270),
});

test('an address says again what was looked at', () => {
  fc.assert(
    fc.property(looking, (one) => {
      expect(readLooking(new URLSearchParams(queryOf(one)))).toEqual(one);
    }),
  );
});

test('whatever an address says, it means some page', () => {
  const said = fc.record({ giay: fc.string(), trang: fc.string(), co: fc.string(), xoay: fc.string() });
  fc.assert(
    fc.property(said, (query) => {
      const read = readLooking(new URLSearchParams(query));
      expect(read.page).toBeGreaterThanOrEqual(1);
      expect(readLooking(new URLSearchParams(queryOf(read)))).toEqual(read);
    }),
  );
  expect(readLooking(new URLSearchParams('giay=../x&trang=-3&co=9&xoay=45'))).toEqual({ paper: null, page: 1, zoom: 1, turn: 0 });
});

test('four turns to the right, or one each way, are none', () => {
  expect([90, 90, 90, 90].reduce<Turn>((turn) => turnedOn(turn, 90), 0)).toBe(0);
  expect(turnedOn(turnedOn(180, 90), 270)).toBe(180);
});
