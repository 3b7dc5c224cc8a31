import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { freePorts } from '#test/program';
import { browse } from './caller.ts';
import { countUp } from './count-up.ts';
import type { Fault } from './faults.ts';
import { keep } from './kept.ts';
import { PeopleAtWork, sayRefused } from './people.ts';
import { judged } from './score.ts';

const HOUR = 3_600_000; // milliseconds
const SHIFTED = fileURLToPath(new URL('./shifted-clock.ts', import.meta.url));

/** One machine whose clock jumps, beside one whose clock is right. */
export const clock: readonly Fault[] = [
  {
    name: 'a clock jumps three hours ahead, and back two days',
    happens: async (house) => {
      const file = join(house.folder, 'clock');
      writeFileSync(file, '0');
      const settings = { ...house.settings, PROCESSES: 'web', FAULTS_CLOCK: file, NODE_OPTIONS: `--import=${SHIFTED}` };
      const wrong = keep({ folder: house.folder, port: await freePorts(), settings });
      try {
        await wrong.ready();
        const mixed = { ...house, webs: [wrong, house.webs[1]] } as const;
        const people = await PeopleAtWork.hire(mixed);
        const pages: number[] = [];
        let ahead = 0;
        const shift = await people.during(async () => {
          for (const hours of [3, -48, 0]) {
            writeFileSync(file, String(hours * HOUR));
            await wait(3000);
            if (hours > 0) ahead = await factsAhead(house.ownerDb);
            for (const path of ['/ho-so', '/tai-khoan', '/thu-tuc']) {
              pages.push((await browse({ origin: wrong.origin, path, token: people.citizens[0]! })).status);
            }
          }
        });
        const counted = await countUp(house.ownerDb, shift);
        const backwards = await factsBackwards(
          house.ownerDb,
          shift.told.map(({ dossierId }) => dossierId),
        );
        const verified = await promisify(execFile)(process.execPath, ['bin/motcua.js', 'ledger', 'verify'], {
          env: { PATH: process.env['PATH'], DATA_DIR: `${house.folder}/data`, ...house.settings },
        }).then(
          () => 'whole',
          (fault: unknown) => String((fault as { readonly stdout?: string }).stdout).slice(0, 300),
        );
        return judged(
          `${sayRefused(shift.refused)}; pages ${[...new Set(pages)].join(', ')}; the ledger is ${verified}`,
          {
            'the clock was wrong indeed': ahead > 0,
            'nothing lost': counted.lost === 0,
            'nothing doubled': counted.doubled === 0,
            'no fact before the one it follows': backwards === 0,
            'no page breaks': pages.every((status) => status < 500),
            'nobody is refused': shift.refused.size === 0,
            'the ledger is whole': verified === 'whole',
          },
          counted,
        );
      } finally {
        await wrong.stop();
      }
    },
  },
];

/** Facts that say they happened later than now. */
async function factsAhead(db: Parameters<typeof countUp>[0]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from dossier_fact where at > now() + interval '2 hours'`.execute(db);
  return rows[0]?.n ?? 0;
}

async function factsBackwards(db: Parameters<typeof countUp>[0], ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select at, lag(at) over (partition by dossier_id order by seq) as before from dossier_fact where dossier_id = any(${ids}::uuid[])
    ) as facts where at < before`.execute(db);
  return rows[0]?.n ?? 0;
}
