import { expect, test } from 'vitest';
import { words } from '#messages';
import { sayFigures } from './say-figures.ts';

const vi = { words: words('vi'), lang: 'vi' } as const;

test('a province that has received nothing shows no figure at all', () => {
  expect(sayFigures({ received: 0, open: 0, settled: 0, onTime: 0 }, vi)).toEqual([]);
});

test('without a result there is no share on time', () => {
  expect(sayFigures({ received: 2, open: 2, settled: 0, onTime: 0 }, vi).map(({ value }) => value)).toEqual(['2', '2', '0']);
});

test('numbers are written as the language writes them', () => {
  const figures = { received: 12345, open: 345, settled: 12000, onTime: 11832 };
  expect(sayFigures(figures, vi).map(({ value }) => value)).toEqual(['12.345', '345', '12.000', '98,6%']);
  expect(sayFigures(figures, { words: words('en'), lang: 'en' }).at(-1)?.value).toBe('98.6%');
});
