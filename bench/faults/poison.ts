import { sql } from 'kysely';
import { leaveJob } from '#kernel/jobs';
import { newId } from '#kernel/ids';
import { countUp, receiptsFor } from './count-up.ts';
import type { Fault } from './faults.ts';
import { judged } from './score.ts';

const MANY = 100;
const RECEIPTS_WITHIN = 60_000; // milliseconds

/** Jobs that can never be done. */
export const poison: readonly Fault[] = [
  {
    name: 'a hundred jobs always fail',
    happens: async (house, people) => {
      const shift = await people.during(async () => {
        for (let n = 0; n < MANY; n += 1) {
          const payload = n % 2 ? { dossierId: newId(), seq: 1 } : { neither: 'fish nor fowl' };
          await leaveJob(house.ownerDb, 'fact-recorded', payload, { key: `poison:${n}` });
        }
      });
      const receipts = await receiptsFor(house.ownerDb, shift, RECEIPTS_WITHIN);
      const metrics = await (await fetch(`${house.webs[0].origin}/metrics`)).text();
      const failing = Number(/motcua_jobs\{state="failing"\} (\d+)/.exec(metrics)?.[1] ?? 0);
      const isLogged = house.worker.logged().includes('Failed task');
      await sql`
        select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs where key like 'poison:%' and locked_at is null`.execute(
        house.ownerDb,
      );
      const counted = await countUp(house.ownerDb, shift);
      return judged(
        `receipts ${receipts === null ? 'were held up' : `after ${receipts.toFixed(0)} s`}; /metrics shows ${failing} failing`,
        {
          'others are not held up': receipts !== null,
          'seen in the metrics': failing >= MANY * 0.9,
          'seen in the log': isLogged,
          'nothing lost': counted.lost === 0,
          'nothing doubled': counted.doubled === 0,
        },
        counted,
      );
    },
  },
];
