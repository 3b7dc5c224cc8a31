import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, prepareEmbedded, visitEmbedded } from '#gateways/postgres';
import { freePorts } from '#test/program';
import { browse } from './caller.ts';
import { countUp } from './count-up.ts';
import type { Fault } from './faults.ts';
import type { House } from './house.ts';
import { keep } from './kept.ts';
import { draftForPapers, give, giveByPage } from './papers.ts';
import { PeopleAtWork, sayRefused } from './people.ts';
import { judged, notTried } from './score.ts';
import { smallDisk } from './small-disk.ts';

const NO_DISK = 'this machine lets us mount no disk of our own';
const DATABASE_MB = 700;
const FULL = 8000; // milliseconds

/** No room left: under the papers, and under the database. */
export const disk: readonly Fault[] = [
  {
    name: 'no room left for papers',
    happens: async (house, people) => {
      if (!house.disk) return notTried(NO_DISK);
      const draft = await draftForPapers(house, people);
      house.disk.fill();
      const refused = await give(house, draft, 'no room');
      const told = await giveByPage(house, draft, 'no room for a page');
      const halves = readdirSync(join(house.objects, 'staging')).length;
      // Filing and receiving need no room for papers; receipts wait.
      const shift = await people.during(() => Promise.resolve());
      house.disk.makeRoom();
      const taken = await give(house, draft, 'room again');
      const counted = await countUp(house.ownerDb, shift);
      return judged(
        `refused with ${refused.status} ${refused.body.code}; with room again ${taken.status}`,
        {
          'refused in words': refused.status === 503 && refused.body.code === 'paper.no-room' && told.includes('paper.no-room'),
          'no half of it left': halves === 0,
          'filing goes on': counted.lost === 0 && counted.doubled === 0 && shift.back === null,
          'taken with room again': taken.status === 201,
        },
        counted,
      );
    },
  },
  {
    name: 'no room left for the database',
    happens: async (house) => {
      const folder = mkdtempSync(join(tmpdir(), 'motcua-full-'));
      chmodSync(folder, 0o755);
      const small = smallDisk(join(folder, 'disk'), DATABASE_MB);
      if (!small) return notTried(NO_DISK);
      const { DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, OBJECT_STORE: _objects, ...settings } = house.settings;
      const program = keep({ folder: small.folder, port: await freePorts(), settings: { ...settings, PROCESSES: 'web,worker' } });
      try {
        await program.ready();
        return await fillUnder(small, program, house);
      } finally {
        await program.stop();
        small.remove();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];

async function fillUnder(small: NonNullable<ReturnType<typeof smallDisk>>, program: ReturnType<typeof keep>, around: House) {
  const server = visitEmbedded(join(small.folder, 'data'));
  const ownerDb = connect({ url: (await prepareEmbedded(server!, 'motcua')).owner, max: 2 });
  const house: House = { ...around, webs: [program, program], worker: program, ownerDb };
  try {
    const people = await PeopleAtWork.hire(house);
    let reads = 0;
    const shift = await people.during(async () => {
      small.fill();
      const until = performance.now() + FULL;
      while (performance.now() < until) {
        const read = await browse({ origin: program.origin, path: '/thu-tuc' });
        if (read.status === 200) reads += 1;
        await wait(300);
      }
      small.makeRoom();
    });
    const counted = await countUp(ownerDb, shift);
    const said = `full for ${FULL / 1000} s, ${reads} pages read meanwhile; ${sayRefused(shift.refused)}`;
    return judged(
      said,
      {
        'nothing lost': counted.lost === 0,
        'nothing doubled': counted.doubled === 0,
        'refused in words only': [...shift.refused.keys()].every((what) => what === '503 server.unavailable'),
        'back within 30 s of room': (shift.back ?? 0) <= FULL / 1000 + 30,
        'the program lived on': program.restarts() === 0,
      },
      counted,
    );
  } finally {
    await ownerDb.destroy();
  }
}
