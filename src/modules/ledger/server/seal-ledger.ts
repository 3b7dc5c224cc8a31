import { inTransaction, type Db } from '#kernel/database';
import type { HeadBook } from './head-book.ts';
import { DIGEST_BYTES, headOf, NO_HEAD, sealKey } from './seal-head.ts';
import { becomeSealer, findLastSeal, headsAfter, insertSeal, takeWaiting } from './seal-store.ts';
import { readRows, sourceOf, type RowNow, type SourceName } from './sealed-rows.ts';

/** What the world lends to the sealer. */
export interface SealNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly secretKey: string;
  readonly heads: HeadBook;
}

/** How many rows a seal covers at most. */
const MOST_ROWS = 5000;

/** A run ends after so many seals; the next one goes on. */
const MOST_SEALS = 200;

/**
 * Seals everything that waits, seal after seal, and writes the new ends of the chain into the book outside the database. Answers how many
 * rows were sealed; none when another program is at it.
 */
export async function sealLedger(asked: { readonly mostRows?: number | undefined }, needs: SealNeeds): Promise<number> {
  const mostRows = asked.mostRows ?? MOST_ROWS;
  let sealed = 0;
  for (let seals = 0; seals < MOST_SEALS; seals += 1) {
    const rows = await inTransaction(needs.db, (trx) => sealOnce({ ...needs, db: trx }, mostRows));
    if (rows === 0) break;
    sealed += rows;
  }
  await bringBookUpToDate(needs);
  return sealed;
}

/**
 * One seal: the rows leave the list and enter the chain in one transaction, or neither. A row that is on the list was committed, and its
 * list entry with it; one that commits later is on the list later.
 */
async function sealOnce({ db, now, secretKey }: SealNeeds, mostRows: number): Promise<number> {
  if (!(await becomeSealer(db))) return 0;
  const names = await takeWaiting(db, mostRows);
  if (names.length === 0) return 0;
  const last = await findLastSeal(db);
  const content = {
    number: (last?.number ?? 0) + 1,
    sealedAt: now.round('millisecond').toString(),
    names,
    digests: Buffer.concat(await digestsOf(db, names)),
    total: (last?.total ?? 0) + names.length,
    previous: last?.head ?? NO_HEAD,
  };
  await insertSeal(db, { ...content, head: headOf(content, sealKey(secretKey)) });
  return names.length;
}

/** A row that is gone before it could be sealed leaves its name with an empty digest: the chain says that there was one. */
const GONE = Buffer.alloc(DIGEST_BYTES);

async function digestsOf(db: Db, names: readonly string[]): Promise<Buffer[]> {
  const digests = new Map<string, RowNow | null>();
  for (const [source, own] of Map.groupBy<SourceName | null, string>(names, sourceOf)) {
    if (source === null) continue;
    const rows = await readRows(db, source, own);
    own.forEach((name, nth) => digests.set(name, rows[nth] ?? null));
  }
  return names.map((name) => {
    const row = digests.get(name);
    return row?.name === name ? row.digest : GONE;
  });
}

/** The book may be behind: whoever was killed between a seal and its line is made good for by the next. One writes at a time. */
async function bringBookUpToDate({ db, heads }: SealNeeds): Promise<void> {
  await inTransaction(db, async function write(trx) {
    if (!(await becomeSealer(trx))) return;
    let number = (await heads.last())?.number ?? 0;
    for (;;) {
      const missing = await headsAfter(trx, number, MISSING_AT_ONCE);
      if (missing.length === 0) return;
      await heads.write(missing.map((seal) => ({ kind: 'sealed', ...seal, head: seal.head.toString('hex') })));
      number = missing.at(-1)?.number ?? number;
    }
  });
}

const MISSING_AT_ONCE = 1000;
