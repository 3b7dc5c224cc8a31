import type { Reading } from './readings.ts';
import { pairsOf, wholeOf } from './search-terms.ts';
import { SHORTEST_FORGIVEN } from './slip.ts';
import type { KnownTerm } from './weigh.ts';

/** What may not be what was meant: terms that may have slipped, and a last word that may stop short. */
export interface Doubtful {
  readonly slipped: readonly string[];
  readonly begun: string | null;
}

const SHORTEST_BEGUN = 2;
const LETTERS = /[a-z]/;

/** Every term that stands in a question, however it is read. */
export function termsAsked(readings: readonly Reading[]): readonly string[] {
  const terms = readings.flatMap(({ words }) => [
    ...words.flatMap(({ plain, marked }) => [plain, marked]),
    ...pairsOf(words),
    wholeOf(words) ?? '',
  ]);
  return [...new Set(terms)].filter((term) => term !== '');
}

/**
 * What to look for besides what was found as it stands. Two neighbours that are known to go together were meant: neither of them
 * slipped. Any other word may have, even one that exists.
 */
export function doubtfulTerms(readings: readonly Reading[], standing: readonly KnownTerm[]): Doubtful {
  const known = new Set(standing.map(({ term }) => term));
  const slipped = readings.flatMap(({ words }) => {
    const pairs = pairsOf(words);
    const doubted = words.filter((_, at) => !known.has(pairs[at - 1] ?? '') && !known.has(pairs[at] ?? ''));
    if (doubted.length === 0) return [];
    return [
      ...doubted.map(({ plain }) => plain),
      ...pairs.filter((pair, at) => !known.has(pair) && [words[at], words[at + 1]].some((word) => word && doubted.includes(word))),
      wholeOf(words) ?? '',
    ];
  });
  const last = readings[0]?.words.at(-1)?.plain ?? '';
  return {
    slipped: [...new Set(slipped)].filter((term) => term.length >= SHORTEST_FORGIVEN - 1 && LETTERS.test(term)),
    begun: last.length >= SHORTEST_BEGUN && !known.has(last) && /^[a-z]+$/u.test(last) ? last : null,
  };
}
