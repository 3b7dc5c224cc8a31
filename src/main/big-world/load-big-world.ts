import type { Db } from '#kernel/database';
import { inBulk } from '#gateways/postgres';
import { measurePaces } from '#modules/dossier/server';
import { ok, refuse, type Result } from '#kernel/result';
import { withBatchWriter } from './batch-writer.ts';
import type { InventedWords } from './invented-words.ts';
import { putBack, takeAway } from './lighten.ts';
import { BatchMaker } from './make-batch.ts';
import { prepareMakings, type PaperMaker } from './prepare-makings.ts';
import { batchesOf, instantOf, type WorldPlan } from './plan.ts';
import { TABLES } from './tables.ts';
import { beginWorld, countRows, endWorld, findWorld, isLivedIn, type WorldThere } from './world-store.ts';

/** What the world lends to the making of another one. */
export interface BigWorldNeeds {
  readonly db: Db;
  readonly ownerUrl: string;
  readonly now: Temporal.Instant;
  readonly words: InventedWords;
  /** Who signs in to the demo: a database that knows none of them is no demo. */
  readonly demoLogins: readonly string[];
  /** Brings in what the world stands on: the pack and the people of the demo. */
  readonly settle: () => Promise<void>;
  readonly makePaper: PaperMaker;
  readonly say: (line: string) => void;
}

export type BigWorldRefusal = { readonly code: 'world.not-a-demo' } | { readonly code: 'world.another'; readonly there: WorldThere };

/** With so many dossiers indexes are quicker made anew than kept while they come in. */
const MANY = 20_000;

/**
 * Puts an invented world into the database of a demo, beside whatever the demo has. The same plan gives the same rows, but for the ids of
 * officers and revisions that were there before. Goes on where an earlier load was killed; a world that is whole stays as it is.
 */
export async function loadBigWorld(plan: WorldPlan, needs: BigWorldNeeds): Promise<Result<WorldThere, BigWorldRefusal>> {
  const { db, say } = needs;
  if (await isLivedIn(db, needs.demoLogins)) return refuse({ code: 'world.not-a-demo' });
  const earlier = await findWorld(db);
  if (earlier && !isOf(earlier, plan)) return refuse({ code: 'world.another', there: earlier });
  if (earlier?.endedAt) return ok(earlier);

  await needs.settle();
  const makings = await prepareMakings(plan, needs);
  if (!earlier) await beginWorld(db, plan, needs.now);
  const from = earlier?.batchesIn ?? 0;
  if (from > 0) say(`${from} of ${batchesOf(plan)} batches are in; going on.`);
  await inBulk(needs.ownerUrl, async (bulk) => {
    if (plan.dossiers >= MANY && from < batchesOf(plan)) await takeAway(bulk);
    const maker = new BatchMaker(makings);
    await withBatchWriter(needs.ownerUrl, async ({ take }) => {
      for (let number = from; number < batchesOf(plan); number += 1) {
        await take(maker.make(number));
        if ((number + 1) % 25 === 0) say(`${number + 1} of ${batchesOf(plan)} batches`);
      }
    });
    await putBack(bulk, say);
    // They came in past the triggers that count.
    await bulk.run('select count_province()');
    say('Looking the tables over (vacuum, analyze)');
    for (const table of Object.keys(TABLES)) await bulk.run(`vacuum (analyze) ${table}`);
  });
  await measurePaces(needs);
  await endWorld(db, needs.now);
  for (const { table, rows } of await countRows(db)) say(`${table}: about ${rows} rows`);
  const whole = await findWorld(db);
  if (!whole) throw new Error('The world is gone');
  return ok(whole);
}

function isOf(there: WorldThere, plan: WorldPlan): boolean {
  const { seed, dossiers, years, until } = there;
  const isSameTime = Temporal.Instant.from(until).equals(Temporal.Instant.from(instantOf(plan.until)));
  return seed === plan.seed && dossiers === plan.dossiers && years === plan.years && isSameTime;
}
