/** Characters; what is longer is no dictionary of an honest file that we would have to read. */
export const LONGEST_DICTIONARY = 4096;

/** Where a mark stands, the first so many times. */
export function positionsOf(text: string, mark: RegExp, most: number): number[] {
  return [...text.matchAll(mark).take(most)].map((found) => found.index);
}

/** The dictionary in which a mark stands. Never looks further than one can be long: a file without objects would be read anew for each mark. */
export function dictionaryAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST_DICTIONARY), at);
  const from = before.lastIndexOf('obj');
  if (from === -1) return text.slice(at, at + LONGEST_DICTIONARY);
  return (before.slice(from) + text.slice(at, at + LONGEST_DICTIONARY)).split(/endobj|stream/)[0]!;
}
