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

/** Hides a name as public pages show it: first and last word kept, the rest as initials: `Nguyễn V. A.` → `Nguyễn V. An`. */
export function maskName(name: string): string {
  const [first, ...rest] = tidy(name).split(' ');
  if (first === undefined || rest.length === 0) return `${name.slice(0, 1)}***`;
  return [`${first.slice(0, 1)}***`, ...rest.slice(0, -1).map((word) => `${word.slice(0, 1)}.`), rest.at(-1)].join(' ');
}
