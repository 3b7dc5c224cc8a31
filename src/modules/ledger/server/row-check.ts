import type { Db } from '#kernel/database';
import type { LedgerBreak } from '../ledger-break.ts';
import { DIGEST_BYTES } from './seal-head.ts';
import { searchFreely, type Seal } from './seal-store.ts';
import {
  compareRows,
  findGone,
  findUnsealed,
  sourceOf,
  SOURCES,
  sumRows,
  sumWaiting,
  type RowNow,
  type SourceName,
} from './sealed-rows.ts';

type RowBreak = Extract<LedgerBreak, { readonly seal: number; readonly row: string }>;

interface Sealed {
  readonly name: string;
  readonly digest: Buffer;
  readonly seal: number;
}

type Wrong = Sealed & { readonly now: RowNow | null };

/** Rows as the seals name them, gathered until it is worth asking the database about them. */
export class RowCheck {
  readonly #db: Db;
  readonly #asked = new Map<SourceName, Sealed[]>();
  readonly #there = new Map<SourceName, { present: number; sum: bigint }>();
  readonly #wrong: Wrong[] = [];

  constructor(db: Db) {
    this.#db = db;
  }

  async look({ number, names, digests }: Seal): Promise<void> {
    for (const [nth, name] of names.entries()) {
      const source = sourceOf(name);
      const digest = digests.subarray(nth * DIGEST_BYTES, (nth + 1) * DIGEST_BYTES);
      // A name nobody makes stands in a seal that was changed; that is told of the seal.
      if (source === null || digest.length < DIGEST_BYTES) continue;
      const asked = this.#asked.get(source) ?? [];
      asked.push({ name, digest, seal: number });
      this.#asked.set(source, asked);
      if (asked.length >= ROWS_AT_ONCE) await this.#ask(source);
    }
  }

  /** What became of sealed rows, in the order of the chain. */
  async end(): Promise<readonly RowBreak[]> {
    for (const source of [...this.#asked.keys()]) await this.#ask(source);
    const places = new Map(this.#wrong.map((one) => [keyOf(one.digest), one]));
    return this.#wrong.map((one) => {
      if (one.now === null) return { kind: 'removed', seal: one.seal, row: one.name };
      const other = places.get(keyOf(one.now.digest));
      const swapped = other !== undefined && other !== one && other.now?.digest.equals(one.digest);
      return swapped
        ? { kind: 'swapped', seal: one.seal, row: one.name, with: other.name }
        : { kind: 'changed', seal: one.seal, row: one.name };
    });
  }

  /** Rows no seal covers and that do not wait for one, and rows that vanished while they waited. */
  async outside(): Promise<readonly LedgerBreak[]> {
    const breaks: LedgerBreak[] = [];
    const waiting = await sumWaiting(this.#db);
    await searchFreely(this.#db);
    for (const source of Object.keys(SOURCES) as SourceName[]) {
      const here = await sumRows(this.#db, source);
      const [sealed, waits] = [this.#there.get(source) ?? NOTHING, waiting.get(source) ?? NOTHING];
      if (here.present === sealed.present + waits.present && here.sum === sealed.sum + waits.sum) continue;
      for (const row of await findUnsealed(this.#db, source, MOST_NAMED)) breaks.push({ kind: 'inserted', row });
      for (const row of await findGone(this.#db, source, MOST_NAMED)) breaks.push({ kind: 'removed-unsealed', row });
    }
    return breaks;
  }

  async #ask(source: SourceName): Promise<void> {
    const asked = this.#asked.get(source) ?? [];
    this.#asked.set(source, []);
    const names = asked.map(({ name }) => name);
    const { present, sum, wrong } = await compareRows(this.#db, source, { names, digests: asked.map(({ digest }) => digest) });
    const before = this.#there.get(source) ?? NOTHING;
    this.#there.set(source, { present: before.present + present, sum: before.sum + sum });
    for (const { nth, now } of wrong) {
      const sealed = asked[nth];
      if (sealed && this.#wrong.length < MOST_WRONG) this.#wrong.push({ ...sealed, now });
    }
  }
}

const NOTHING = { present: 0, sum: 0n };
const ROWS_AT_ONCE = 10_000;

/** When this much is wrong, nobody reads a longer list. */
const MOST_WRONG = 100_000;
const MOST_NAMED = 1000;

function keyOf(digest: Buffer): string {
  return digest.toString('hex');
}
