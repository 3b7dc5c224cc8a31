import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { FoundLine, HeadBook, HeadLine } from '#modules/ledger/server';

/**
 * A book of heads in a text file that is only ever added to: `sealed 17 <head> <rows> <time>` or `restored 12 <time>`, a line each. It can
 * be copied elsewhere as it grows, put on paper or on a disk that writes once.
 */
export function fileHeadBook({ file }: { readonly file: string }): HeadBook {
  const where = resolve(file);
  return {
    where,
    write: (lines) => write(where, lines),
    last: () => last(where),
    lines: () => linesOf(where),
  };
}

async function write(where: string, lines: readonly HeadLine[]): Promise<void> {
  await mkdir(dirname(where), { recursive: true });
  const handle = await open(where, 'a', 0o600);
  try {
    // A line that a power cut broke off is closed, so that it spoils no other.
    const begin = (await endsAtLine(where)) ? '' : '\n';
    await handle.writeFile(begin + lines.map((line) => `${textOf(line)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The last whole line, read from the end: the book of years is long. */
async function last(where: string): Promise<HeadLine | null> {
  const text = await readEnd(where, END_BYTES);
  return (
    text
      .split('\n')
      .map(lineOf)
      .findLast((line) => line !== null) ?? null
  );
}

const END_BYTES = 4096;

async function* linesOf(where: string): AsyncGenerator<FoundLine> {
  const handle = await openOrNone(where);
  if (handle === null) return;
  try {
    for await (const text of handle.readLines({ autoClose: false })) {
      if (text !== '') yield lineOf(text) ?? { kind: 'unreadable', text };
    }
  } finally {
    await handle.close();
  }
}

async function endsAtLine(where: string): Promise<boolean> {
  const end = await readEnd(where, 1);
  return end === '' || end === '\n';
}

async function readEnd(where: string, most: number): Promise<string> {
  const handle = await openOrNone(where);
  if (handle === null) return '';
  try {
    const { size } = await handle.stat();
    const bytes = Math.min(size, most);
    const { buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, size - bytes);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

async function openOrNone(where: string): Promise<FileHandle | null> {
  try {
    return await open(where, 'r');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

function textOf(line: HeadLine): string {
  if (line.kind === 'restored') return `restored ${line.number} ${line.at}`;
  return `sealed ${line.number} ${line.head} ${line.total} ${line.sealedAt}`;
}

const SEALED = /^sealed (\d+) ([0-9a-f]{64}) (\d+) (\S+)$/;
const RESTORED = /^restored (\d+) (\S+)$/;

function lineOf(text: string): HeadLine | null {
  const sealed = SEALED.exec(text);
  if (sealed) {
    const [, number, head = '', total, sealedAt = ''] = sealed;
    return { kind: 'sealed', number: Number(number), head, total: Number(total), sealedAt };
  }
  const restored = RESTORED.exec(text);
  return restored && { kind: 'restored', number: Number(restored[1]), at: restored[2] ?? '' };
}
