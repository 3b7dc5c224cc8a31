/** What stands in a cell. A number is written as one; everything else is words, whoever typed them. */
export type CsvCell = string | number | null;

/** What a file begins with, so that spreadsheets read its letters as what they are (UTF-8). */
export const CSV_BEGINS = '\u{feff}';

/** What spreadsheets take for the beginning of a formula: also in the wide letters of input methods, and behind blanks and controls. */
const FORMULA = /^[\p{Z}\p{C}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

/**
 * One line of a CSV file (RFC 4180), every cell in quotes.
 *
 * Words that a spreadsheet would reckon with, such as a name that begins with `=`, get an apostrophe before them: shown as they were
 * typed, and never run on the machine of whoever opens the file.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const plain = cell.replaceAll('\0', '').toWellFormed();
  return `"${(FORMULA.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
}
