import { expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

test('ids are of our shape, none like another, and in the order in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  const made = Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16);
  expect(Math.abs(made - (performance.timeOrigin + performance.now()))).toBeLessThan(5000);
});

test('what follows the time is of chance alone, each bit of it', () => {
  const tails = Array.from({ length: 4000 }, () => newId().slice(19).replaceAll('-', ''));
  const ones = Array.from({ length: 62 }, () => 0);
  for (const tail of tails) for (let bit = 0; bit < 62; bit += 1) ones[bit]! += Number((BigInt(`0x${tail}`) >> BigInt(bit)) & 1n);
  // Beyond six standard deviations of a fair coin.
  expect(ones.filter((many) => Math.abs(many - 2000) > 190)).toEqual([]);
});
