import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV_BEGINS, csvLine } from './csv.ts';

/** Reads lines as RFC 4180 has them: what another program makes of them. */
function read(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, after] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (after === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

const FORMULAS = ['=1+1', '+84900000001', '-2+3', '@SUM(A1)', '=cmd|"/c calc"!A1', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '\u200b=1'];

describe('a line of a CSV file', () => {
  test('keeps words, quotes, commas and lines apart', () => {
    expect(csvLine(['Nguyễn Văn An', 'nói "được", rồi', 'hai\ndòng', 15000, null])).toBe(
      '"Nguyễn Văn An","nói ""được"", rồi","hai\ndòng",15000,\r\n',
    );
    expect(CSV_BEGINS.length).toBe(1);
  });

  test.each([...FORMULAS, '＝1+1', '＋1', '－1', '＠A1', '%0A', '|calc'])('%j is words, not a formula', (formula) => {
    const [[cell = ''] = []] = read(csvLine([formula]));
    expect(cell).toBe(`'${formula}`);
  });

  test('a number that is less than nothing is a number still', () => {
    expect(csvLine([-5, 0.5, Number.NaN, Number.POSITIVE_INFINITY])).toBe('-5,0.5,,\r\n');
  });

  test('whatever anybody typed comes back in its own cell, and no cell begins a formula', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.tuple(fc.constantFrom(...FORMULAS, '"', ',', '\r\n'), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(fc.array(typed, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const back = read(rows.map(csvLine).join(''));
        const kept = rows.map((row) => row.map((cell) => cell.replaceAll('\0', '').toWellFormed()));
        expect(back.map((row) => row.map((cell) => cell.replace(/^'/u, '')))).toEqual(
          kept.map((row) => row.map((cell) => cell.replace(/^'/u, ''))),
        );
        for (const cell of back.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 100 },
    );
  });
});
