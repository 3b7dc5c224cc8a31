import { parseArgs } from 'node:util';
import type { Db } from '#kernel/database';
import { verifyLedger, type FoundLine, type HeadBook, type LedgerReport } from '#modules/ledger/server';
import { sayBreak, sayCount } from './say-ledger.ts';

/** What the world lends to `motcua ledger`; `db` may read every table. */
export interface LedgerCommandNeeds {
  readonly db: Db;
  readonly secretKey: string;
  readonly heads: HeadBook;
  /** Opens a book somewhere else. */
  readonly openBook: (file: string) => HeadBook;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

const USAGE = 'motcua ledger verify [--heads FILE] [--head NUMBER:HEAD]';
const [WHOLE, REFUSED, BROKEN] = [0, 1, 2];

/** So many breaks are named; more would only hide the first. */
const MOST_TOLD = 20;

/**
 * `motcua ledger verify`: looks at the whole record while the program runs. Says how far it is sealed and what is not sealed yet, and
 * names what is not as it was sealed, the first break first. 0: whole; 2: broken; 1: could not be asked.
 */
export async function ledger(args: readonly string[], needs: LedgerCommandNeeds): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) {
    needs.fail(`Use: ${USAGE}`);
    return REFUSED;
  }
  const book = asked.file === null ? needs.heads : needs.openBook(asked.file);
  const report = await verifyLedger({ secretKey: needs.secretKey, heads: bothOf(book, asked.heads) }, needs);
  for (const line of said(report, book)) needs.print(line);
  const [first] = report.breaks;
  if (!first) return WHOLE;
  needs.fail(`BROKEN. First: ${sayBreak(first)}`);
  for (const found of report.breaks.slice(1, MOST_TOLD)) needs.fail(`  also: ${sayBreak(found)}`);
  if (report.breaks.length > MOST_TOLD) needs.fail(`  and ${sayCount(report.breaks.length - MOST_TOLD)} more`);
  return BROKEN;
}

interface Asked {
  readonly file: string | null;
  /** Heads from a log, a paper or a mail. */
  readonly heads: readonly FoundLine[];
}

function readArguments(args: readonly string[]): Asked | null {
  const [verb, ...rest] = args;
  if (verb !== 'verify') return null;
  try {
    const options = { heads: { type: 'string' }, head: { type: 'string', multiple: true } } as const;
    const { values } = parseArgs({ args: rest, options });
    const heads = (values.head ?? []).map(readHead);
    return heads.includes(null) ? null : { file: values.heads ?? null, heads: heads.filter((one) => one !== null) };
  } catch {
    return null;
  }
}

function readHead(text: string): FoundLine | null {
  const [, number = '', head] = /^([\d,]+):([0-9a-f]{64})$/.exec(text) ?? [];
  return head === undefined ? null : { kind: 'sealed', number: Number(number.replaceAll(',', '')), head, total: 0, sealedAt: '' };
}

async function* bothOf(book: HeadBook, more: readonly FoundLine[]): AsyncGenerator<FoundLine> {
  yield* book.lines();
  yield* more;
}

function* said({ sealed, waiting, compared, unreadable, lost, breaks }: LedgerReport, book: HeadBook): Generator<string> {
  if (sealed) {
    yield `Sealed: ${sayCount(sealed.rows)} rows in ${sayCount(sealed.number)} seals, the last of ${sealed.at}`;
    yield `Head: ${sealed.number}:${sealed.head}`;
  } else yield 'Sealed: nothing yet';
  yield waiting.count === 0
    ? 'Not sealed yet: nothing'
    : `Not sealed yet: ${sayCount(waiting.count)} rows, the first since ${waiting.since ?? 'ever'}; they can still be changed without a trace`;
  yield compared === 0
    ? `Heads outside: none (${book.where}); a cut-off end would not be seen`
    : `Heads outside: ${sayCount(compared)} compared (${book.where})`;
  if (unreadable > 0) yield `Heads outside: ${sayCount(unreadable)} lines cannot be read`;
  for (const { from, to, at } of lost) yield `Restored from a backup at ${at}: seals ${sayCount(from)} to ${sayCount(to)} were not in it`;
  if (breaks.length === 0) yield 'Whole: every sealed row is as it was sealed';
}
