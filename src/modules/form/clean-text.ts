/**
 * What people type or paste, without what nobody can see: control characters, marks that turn the reading direction
 * around, halves of letters. Composed letters (NFC). Script text stays: it is just text.
 */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/\s+/gu, ' ').trim();
}

/** The same for several lines: line ends are `\n`, at most one empty line in a row. */
export function cleanLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Capitals, and one `-` for whatever separates the parts: `cm 91234 ts` is `CM-91234-TS`. */
export function cleanCode(text: string): string {
  return cleanLine(text)
    .toUpperCase()
    .normalize('NFC')
    .replace(/[\s.\-–_]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\p{Cs}]/gu;
