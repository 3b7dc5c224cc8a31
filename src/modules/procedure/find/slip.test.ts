import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneSlip, oneLetterLess } from './slip.ts';

const word = fc.stringMatching(/^[abc]{0,6}$/);

test('a slip is one letter too many, too few, another, or two swapped: distance 1 by Damerau and Levenshtein', () => {
  fc.assert(
    fc.property(word, word, (typed, wanted) => {
      expect(isOneSlip(typed, wanted)).toBe(distance(typed, wanted) === 1);
    }),
    { numRuns: 3000 },
  );
});

test('two words one slip apart always share what is left of them, so that the index finds one by the other', () => {
  fc.assert(
    fc.property(word, word, (typed, wanted) => {
      if (!isOneSlip(typed, wanted)) return;
      expect(oneLetterLess(typed).some((rest) => oneLetterLess(wanted).includes(rest))).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

/** The textbook's table (optimal string alignment). */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_each, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? table[i - 2]![j - 2]! + 1 : Infinity;
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped,
      );
    }
  }
  return table[a.length]![b.length]!;
}
