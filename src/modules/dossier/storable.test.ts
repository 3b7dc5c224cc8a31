import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storable, storableAnswers } from './storable.ts';

test('what a person typed stays as it is', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 4, stringUnit: 'grapheme' }).filter((text) => !text.includes('\\u0000')),
      (text) => {
        const value: unknown = JSON.parse(text);
        expect(storable(value)).toEqual(value);
      },
    ),
  );
});

test('what no database keeps is taken out', () => {
  expect(storable({ 'a\0': ['x\0y', '\ud800z'] })).toEqual({ a: ['xy', '\ufffdz'] });
});

test('a tower of brackets falls', () => {
  let tower: unknown = 'top';
  for (let i = 0; i < 100_000; i += 1) tower = [tower];
  expect(JSON.stringify(storableAnswers({ tower })).length).toBeLessThan(50);
});

test('a key called __proto__ is a key like another', () => {
  const answers = storableAnswers(JSON.parse('{"__proto__":{"admin":true}}') as Record<string, unknown>);
  expect(Object.hasOwn(answers, '__proto__')).toBe(true);
  expect((answers as { admin?: boolean }).admin).toBeUndefined();
});
