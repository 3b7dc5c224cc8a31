/** Below this length a slip makes another word too easily: `ho`, `hon`, `hoa`. */
export const SHORTEST_FORGIVEN = 4;

const LONGEST_FORGIVEN = 24;
const LETTERS = /[a-z]/;

/** Whether slips are forgiven in a term: it is long enough to tell, short enough to be typed, and no number, where a slip means another. */
export function isForgiven(term: string): boolean {
  return term.length >= SHORTEST_FORGIVEN && term.length <= LONGEST_FORGIVEN && LETTERS.test(term) && /^=?[a-z0-9]+$/.test(term);
}

/** A word and everything that is left of it when one letter falls out: words one slip apart share one of these. */
export function oneLetterLess(word: string): readonly string[] {
  return [...new Set([word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))])];
}

/**
 * Whether what was typed is the wanted word with exactly one slip of the finger: a letter too many, one too few, another one,
 * or two neighbours swapped.
 */
export function isOneSlip(typed: string, wanted: string): boolean {
  if (typed === wanted || Math.abs(typed.length - wanted.length) > 1) return false;
  const [long, short] = typed.length >= wanted.length ? [typed, wanted] : [wanted, typed];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length !== short.length) return long.slice(at + 1) === short.slice(at);
  if (long.slice(at + 1) === short.slice(at + 1)) return true;
  return long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2);
}
