import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { FoundLine, HeadBook, HeadLine } from '#modules/ledger/server';
import { fileHeadBook } from './file-head-book.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-heads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let books = 0;

function aBook(): HeadBook {
  books += 1;
  return fileHeadBook({ file: join(folder, 'below', `book-${books}.txt`) });
}

function sealed(number: number): HeadLine {
  return { kind: 'sealed', number, head: String(number % 10).repeat(64), total: number * 2, sealedAt: '2026-08-10T03:00:00Z' };
}

async function linesOf(book: HeadBook): Promise<FoundLine[]> {
  return Array.fromAsync(book.lines());
}

describe('a book of heads', () => {
  test('is empty before its first line', async () => {
    const book = aBook();
    expect(await book.last()).toBeNull();
    expect(await linesOf(book)).toEqual([]);
  });

  test('gives back what was written, in its order', async () => {
    const book = aBook();
    const lines: HeadLine[] = [sealed(1), sealed(2), { kind: 'restored', number: 1, at: '2026-08-10T04:00:00Z' }, sealed(2)];
    await book.write(lines.slice(0, 2));
    await book.write(lines.slice(2));
    expect(await linesOf(book)).toEqual(lines);
    expect(await book.last()).toEqual(lines.at(-1));
  });

  test('finds the last line of a long book', async () => {
    const book = aBook();
    await book.write(Array.from({ length: 500 }, (_, nth) => sealed(nth + 1)));
    expect(await book.last()).toEqual(sealed(500));
  });

  test('goes on behind a line that a power cut broke off, and says that it is no line', async () => {
    const book = aBook();
    await book.write([sealed(1)]);
    appendFileSync(book.where, 'sealed 2 22');
    expect(await book.last()).toEqual(sealed(1));
    await book.write([sealed(2)]);
    expect(readFileSync(book.where, 'utf8').split('\n')).toHaveLength(4);
    expect(await book.last()).toEqual(sealed(2));
    expect(await linesOf(book)).toEqual([sealed(1), { kind: 'unreadable', text: 'sealed 2 22' }, sealed(2)]);
  });
});
