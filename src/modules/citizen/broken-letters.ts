/** What Windows makes of the bytes 0x80 to 0x9F, in their order; a hole is a byte it has no letter for. */
const WINDOWS_LETTERS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Mends a text whose Vietnamese letters a scanner or a keyboard driver sent byte by byte (`Nguyá»…n` for `Nguyễn`). What was lost for good, a
 * question mark in the middle of a word, cannot be mended: `isWhole` says of a part whether its letters are all there.
 */
export function repairLetters(text: string): { readonly text: string; readonly isWhole: (part: string) => boolean } {
  return { text: (decoded(text) ?? text).normalize('NFC'), isWhole: (part) => !/[?\uFFFD]|[\u0080-\u009F]/u.test(part) };
}

/** The text read as the bytes of another one, when it can only be that: all its letters are single bytes, and together they are UTF-8. */
function decoded(text: string): string | null {
  if (!/[^\0-\x7F]/u.test(text)) return null;
  const bytes = [...text].map(byteOf);
  if (bytes.includes(null)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
  } catch {
    return null;
  }
}

function byteOf(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0;
  if (code <= 0xff) return code;
  const at = letter === ' ' ? -1 : WINDOWS_LETTERS.indexOf(letter);
  return at === -1 ? null : 0x80 + at;
}
