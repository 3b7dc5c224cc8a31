const VOWEL = /[aeiouy]/;
/** A tone is typed after its vowel, at the end of the word or before its last consonants. */
const TELEX_TONE = /([aeiouyw][a-z]*)[sfrxj]((?:ch|ng|nh|[cmnptaeiouyw])*)$/;
/** `aa`, `ee`, `oo` give a hat; the second letter may come after the last consonants. */
const TELEX_HAT = /([aeo])([^aeiouy]{0,2})\1/;

/**
 * A word as it would read had the input method been on: `keets` is `ket`, `ddaats` is `dat`, `ket61` is `ket`, all without marks.
 * Null when the letters cannot have been meant that way.
 */
export function withoutInputMethod(word: string): string | null {
  const read = /^[a-z]+[0-9][a-z0-9]*$/.test(word) ? word.replace(/[0-9]/g, '') : withoutTelex(word);
  return read === word || read.length < 2 || !VOWEL.test(read) ? null : read;
}

function withoutTelex(word: string): string {
  const toneless = word.replace(TELEX_TONE, '$1$2');
  const bare = toneless.replace(/^(d.*)d/, '$1').replace(TELEX_HAT, '$1$2');
  return VOWEL.test(bare.replaceAll('w', '')) ? bare.replaceAll('w', '') : bare.replaceAll('w', 'u');
}
