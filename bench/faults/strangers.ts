import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { poke } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import { countUp, receiptsFor } from './count-up.ts';
import type { Fault } from './faults.ts';
import { draftForPapers, give } from './papers.ts';
import { judged } from './score.ts';
import type { Mood } from './stranger-servers.ts';

const RECEIPTS_WITHIN = 60_000; // milliseconds, while others hang
const CAUGHT_UP_WITHIN = 240_000; // milliseconds after they are well: the worker tries again later and later

/** Providers of messages and the scanner, all three at once. */
export const strangers: readonly Fault[] = [
  away('who sends messages and scans hangs', 'silent'),
  away('who sends messages and scans breaks off', 'half'),
];

function away(name: string, mood: Mood): Fault {
  return {
    name,
    happens: async (house, people) => {
      const draft = await draftForPapers(house, people);
      house.strangers.are(mood);
      const given = await give(house, draft, name);
      const shift = await people.during(() => wait(8000));
      const receipts = await receiptsFor(house.ownerDb, shift, RECEIPTS_WITHIN);
      const waiting = await unsent(house.ownerDb);
      house.strangers.are('well');
      const from = performance.now();
      const caughtUp = await poke(
        { every: 1000, atMost: CAUGHT_UP_WITHIN, what: 'every message' },
        async () => (await unsent(house.ownerDb)) === 0,
      ).then(
        () => true,
        () => false,
      );
      const counted = await countUp(house.ownerDb, shift);
      const seconds = ((performance.now() - from) / 1000).toFixed(0);
      const papers = receipts === null ? 'receipts did not come meanwhile' : `receipts came meanwhile, ${receipts.toFixed(0)} s after`;
      return judged(
        `${papers}; ${waiting} messages and scans waited, ${caughtUp ? `all done ${seconds} s after` : 'some still wait'}`,
        {
          'work goes on': shift.back === null && given.status === 201,
          'nothing lost': counted.lost === 0,
          'nothing doubled': counted.doubled === 0,
          'receipts are not held up': receipts !== null,
          'all caught up': caughtUp,
        },
        counted,
      );
    },
  };
}

async function unsent(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select ((select count(*) from notice where state = 'queued') + (select count(*) from stored_object where scan = 'waiting'))::int as n`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
