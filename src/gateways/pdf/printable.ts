import type { Coverage } from './font-coverage.ts';

const MISSING = '\u{fffd}';
const MAY_BREAK = '\u{200b}';
/** The longest word of an honest form is a web address or a code; longer ones may be broken anywhere. */
const LONGEST_WORD = 30;

/**
 * Makes every text in some data printable, whatever people typed: no control or direction-changing characters, a
 * mark where the font has no letter (PDF/A refuses a page with a letter missing), and words that fit the page.
 */
export function printable<T>(data: T, covers: Coverage): T {
  return walk(data, (text) => breakable(shown(text, covers))) as T;
}

function walk(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (Array.isArray(data)) return data.map((item) => walk(item, change));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([name, item]) => [name, walk(item, change)]));
}

function shown(text: string, covers: Coverage): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\n\P{Cc}]|\p{Cf}|\p{Zl}|\p{Zp}/gu, '');
  return Array.from(clean, (letter) => (letter === '\n' || covers(letter.codePointAt(0)!) ? letter : MISSING)).join('');
}

function breakable(text: string): string {
  return text.replace(new RegExp(`\\S{${LONGEST_WORD + 1},}`, 'gu'), (word) => Array.from(word).join(MAY_BREAK));
}
