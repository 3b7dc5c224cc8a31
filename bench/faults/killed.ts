import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Fault } from './faults.ts';
import type { House } from './house.ts';
import { countUp, receiptsFor } from './count-up.ts';
import { sayRefused } from './people.ts';
import { judged } from './score.ts';
import { serverProcesses, signal } from './server-processes.ts';

const RECEIPTS_WITHIN = 200_000; // milliseconds: what a killed worker held is free again after two minutes

/** Any process killed in the middle of a word. */
export const killed: readonly Fault[] = [
  {
    name: 'a web process is killed',
    happens: async (house, people) => {
      const shift = await people.during(() => Promise.resolve(signal([house.webs[0].pid()], 'SIGKILL')));
      await house.webs[0].ready();
      const counted = await countUp(house.ownerDb, shift);
      const said = `the other one went on; ${sayRefused(shift.refused)}`;
      return judged(
        said,
        { 'nothing lost': counted.lost === 0, 'nothing doubled': counted.doubled === 0, 'back in 20 s': soon(shift, 20) },
        counted,
      );
    },
  },
  {
    name: 'the worker is killed',
    happens: async (house, people) => {
      const shift = await people.during(async () => {
        await untilWorking(house);
        signal([house.worker.pid()], 'SIGKILL');
      });
      const counted = await countUp(house.ownerDb, shift);
      const receipts = await receiptsFor(house.ownerDb, shift, RECEIPTS_WITHIN);
      const said = receipts === null ? 'receipts are missing or doubled' : `every receipt was there, once, ${receipts.toFixed(0)} s later`;
      return judged(
        said,
        { 'nothing lost': counted.lost === 0, 'nothing doubled': counted.doubled === 0, receipts: receipts !== null },
        counted,
      );
    },
  },
  {
    name: 'everything is killed at once',
    happens: async (house, people) => {
      const shift = await people.during(() => {
        const all = [...house.webs.map((web) => web.pid()), house.worker.pid(), ...serverProcesses(join(house.folder, 'server'))];
        return Promise.resolve(signal(all, 'SIGKILL'));
      });
      await Promise.all(house.webs.map((web) => web.ready()));
      const counted = await countUp(house.ownerDb, shift);
      const receipts = await receiptsFor(house.ownerDb, shift, RECEIPTS_WITHIN);
      const said = `as in a power cut; ${sayRefused(shift.refused)}; receipts ${receipts === null ? 'missing' : `after ${receipts.toFixed(0)} s`}`;
      const promises = { 'nothing lost': counted.lost === 0, 'nothing doubled': counted.doubled === 0, 'back in 60 s': soon(shift, 60) };
      return judged(said, { ...promises, receipts: receipts !== null }, counted);
    },
  },
];

function soon({ back }: { readonly back: number | null }, seconds: number): boolean {
  return back === null || back <= seconds;
}

/** Until the worker has a job in its hands. */
async function untilWorking({ ownerDb }: House): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    const { rows } = await sql`select 1 from graphile_worker._private_jobs where locked_at is not null limit 1`.execute(ownerDb);
    if (rows.length > 0) return;
    await wait(20);
  }
}
