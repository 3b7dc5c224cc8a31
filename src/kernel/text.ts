/** One spelling of a text as people type it: composed letters (NFC), single spaces, no blanks at the ends. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** For search and comparison only: lower case, without diacritics, `đ` as `d`. The database's `vi_fold` gives the same. */
export function fold(text: string): string {
  return tidy(text)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase();
}

/** Hides the middle of a secret number, keeping its last `shown` characters: `********0001`. */
export function maskNumber(text: string, shown = 4): string {
  return '*'.repeat(Math.max(0, text.length - shown)) + text.slice(-shown);
}

/**
 * Hides a name as public pages show it: the given name, by which people here are called, and initials before it: `Nguyễn Văn An` →
 * `N. V. An`. Whoever knows the person recognises them; nobody else learns who it is. A name of one word shows its first letter only.
 */
export function maskName(name: string): string {
  const words = tidy(name).split(' ');
  const given = words.pop() ?? '';
  if (words.length === 0) return `${initialOf(given)}***`;
  return [...words.map((word) => `${initialOf(word)}.`), given].join(' ');
}

/** The first letter with whatever marks it carries. */
function initialOf(word: string): string {
  // Composed letters, as nearly all are, are followed by no mark: those begin at U+0300.
  const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
  if (first < 0x300 && !(second >= 0x300)) return word.slice(0, 1);
  return /^\P{M}\p{M}*/u.exec(word)?.[0] ?? '';
}
