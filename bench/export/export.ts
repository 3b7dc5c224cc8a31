import { get } from 'node:http';
import { parseArgs } from 'node:util';
import { wallClock } from '#kernel/clock';
import { tokenOfSupervisor } from '../asking/supervisor.ts';
import { startWeb } from '../asking/web.ts';
import { openWorld } from '../asking/world.ts';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';

const LEAST_ROWS = 90_000;
const MOST_MEGABYTES = 256;

/** The list of a whole province as a file, its hundred thousand rows: how long it takes, and what it weighs on the process that writes it. */
export async function exporting(args: readonly string[], { print, fail }: BenchNeeds): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, dossiers: { type: 'string' } } });
  const world = await openWorld({ folder: values.data ?? null, dossiers: Number(values.dossiers ?? '100000') });
  try {
    const token = await tokenOfSupervisor({ db: world.db, now: wallClock() });
    const web = await startWeb(world, { processes: 1 });
    try {
      print('\nEvery closed dossier of the province as one file; at most three minutes');
      const before = web.peak();
      const { bytes, lines, seconds, firstByte } = await take(web.ports[0] ?? 0, token);
      const peak = web.peak();
      const row = [
        lines - 1,
        (bytes / 1_000_000).toFixed(1),
        firstByte.toFixed(0),
        seconds.toFixed(1),
        Math.round((lines - 1) / seconds),
        before,
        peak,
      ];
      print(`\n${table(['rows', 'MB', 'first byte, ms', 'seconds', 'rows a second', 'MB of memory before', 'most'], [row])}`);
      const kept = lines > Math.min(LEAST_ROWS, world.dossiers * 0.9) && peak <= MOST_MEGABYTES;
      if (!kept) fail(`\nNot kept: at least ${LEAST_ROWS} rows with at most ${MOST_MEGABYTES} MB`);
      return kept ? 0 : 1;
    } finally {
      await web.stop();
    }
  } finally {
    await world.close();
  }
}

/** Reads the file as it comes and keeps nothing of it. */
function take(port: number, token: string): Promise<{ bytes: number; lines: number; seconds: number; firstByte: number }> {
  return new Promise((done, fail) => {
    const begun = performance.now();
    const headers = { authorization: `Bearer ${token}` };
    get({ host: '127.0.0.1', port, path: '/api/v1/desk/queue.csv?tab=closed', headers }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`The file was answered with ${answer.statusCode}`));
      let [bytes, lines, firstByte] = [0, 0, 0];
      answer.on('data', (chunk: Buffer) => {
        firstByte ||= performance.now() - begun;
        bytes += chunk.length;
        for (const byte of chunk) if (byte === 10) lines += 1;
      });
      answer.on('error', fail);
      answer.on('end', () => done({ bytes, lines, firstByte, seconds: (performance.now() - begun) / 1000 }));
    }).on('error', fail);
  });
}
