import type { Db } from '#kernel/database';
import type { LedgerBreak } from '../ledger-break.ts';
import type { FoundLine } from './head-book.ts';
import { RowCheck } from './row-check.ts';
import { headOf, NO_HEAD, sealKey } from './seal-head.ts';
import { countWaiting, lookUpByKey, sealsAfter, type Seal } from './seal-store.ts';

/** What was found when every seal and every sealed row was looked at, as they were at one moment. */
export interface LedgerReport {
  /** How far the record is sealed; null before the first seal. */
  readonly sealed: { readonly number: number; readonly at: string; readonly head: string; readonly rows: number } | null;
  readonly waiting: { readonly count: number; readonly since: string | null };
  /** How many ends known from outside the database were compared. */
  readonly compared: number;
  /** How many lines of the book say nothing any more. */
  readonly unreadable: number;
  /** Seals that a restored backup did not have any more, as the book tells. */
  readonly lost: readonly { readonly from: number; readonly to: number; readonly at: string }[];
  /** In the order of the chain; rows outside of it come last. */
  readonly breaks: readonly LedgerBreak[];
}

/**
 * Looks at the whole record in one snapshot, while others go on writing: the chain of seals, every row a seal covers, rows that none
 * covers, and the ends that are known from outside.
 */
export async function verifyLedger(
  asked: { readonly secretKey: string; readonly heads: AsyncIterable<FoundLine> },
  needs: { readonly db: Db },
): Promise<LedgerReport> {
  const known = await readKnown(asked.heads);
  return needs.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async function look(trx) {
      await lookUpByKey(trx);
      const chain = new ChainCheck(sealKey(asked.secretKey), known.heads);
      const rows = new RowCheck(trx);
      for (let seals = await sealsAfter(trx, 0, SEALS_AT_ONCE); seals.length > 0;) {
        for (const seal of seals) {
          chain.look(seal);
          await rows.look(seal);
        }
        seals = await sealsAfter(trx, seals.at(-1)?.number ?? 0, SEALS_AT_ONCE);
      }
      const inChain = [...chain.end(), ...(await rows.end())].sort((one, other) => one.seal - other.seal);
      return {
        sealed: chain.sealed(),
        waiting: await countWaiting(trx),
        compared: known.heads.size,
        unreadable: known.unreadable,
        lost: known.lost,
        breaks: [...inChain, ...(await rows.outside())],
      };
    });
}

const SEALS_AT_ONCE = 40;

interface Known {
  readonly heads: ReadonlyMap<number, string>;
  readonly lost: LedgerReport['lost'];
  readonly unreadable: number;
}

/** What the book says in the end: a restored backup takes back what was written after it. */
async function readKnown(lines: AsyncIterable<FoundLine>): Promise<Known> {
  const heads = new Map<number, string>();
  const lost: { from: number; to: number; at: string }[] = [];
  let [last, unreadable] = [0, 0];
  for await (const line of lines) {
    if (line.kind === 'unreadable') {
      unreadable += 1;
      continue;
    }
    if (line.kind === 'restored') {
      for (const number of [...heads.keys()].filter((one) => one > line.number)) heads.delete(number);
      if (last > line.number) lost.push({ from: line.number + 1, to: last, at: line.at });
    } else heads.set(line.number, line.head);
    last = line.number;
  }
  return { heads, lost, unreadable };
}

type InChain = Extract<LedgerBreak, { readonly seal: number }>;

/** The seals by themselves: each made with the key, each following the one before, each as it is known outside. */
class ChainCheck {
  readonly #key: Buffer;
  readonly #known: ReadonlyMap<number, string>;
  readonly #breaks: InChain[] = [];
  #last: Seal | null = null;

  constructor(key: Buffer, known: ReadonlyMap<number, string>) {
    this.#key = key;
    this.#known = known;
  }

  look(seal: Seal): void {
    const { number, head } = seal;
    const expected = (this.#last?.number ?? 0) + 1;
    const known = this.#known.get(number);
    if (number > expected) this.#breaks.push({ kind: 'seal-removed', seal: expected });
    if (!this.#isWhole(seal)) this.#breaks.push({ kind: 'seal-changed', seal: number });
    else if (known !== undefined && known !== head.toString('hex')) this.#breaks.push({ kind: 'head-differs', seal: number });
    this.#last = seal;
  }

  /** After a gap nothing can be said of what came before. */
  #isWhole(seal: Seal): boolean {
    const last = this.#last;
    const follows = seal.number > (last?.number ?? 0) + 1 || seal.previous.equals(last?.head ?? NO_HEAD);
    return follows && seal.head.equals(headOf(seal, this.#key));
  }

  end(): readonly InChain[] {
    const last = this.#last?.number ?? 0;
    const known = Math.max(0, ...this.#known.keys());
    if (known > last) this.#breaks.push({ kind: 'tail-cut', seal: last + 1, known });
    return this.#breaks;
  }

  sealed(): LedgerReport['sealed'] {
    const last = this.#last;
    return last && { number: last.number, at: last.sealedAt, head: last.head.toString('hex'), rows: last.total };
  }
}
