import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, prepareEmbedded, startEmbedded, type DatabaseUrls } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import { freePorts } from '#test/program';
import { keep, type Kept } from './kept.ts';
import { openStrangers, type Strangers } from './stranger-servers.ts';
import { smallDisk, type SmallDisk } from './small-disk.ts';

/** The program as it runs in earnest: two web processes and a worker on one database and one object store. */
export interface House {
  readonly folder: string;
  /** A disk of its own for the papers, or `null` where the machine gives none. */
  readonly disk: SmallDisk | null;
  readonly objects: string;
  readonly urls: DatabaseUrls;
  readonly ownerDb: Db;
  readonly strangers: Strangers;
  readonly webs: readonly [Kept, Kept];
  readonly worker: Kept;
  /** What a process of this house is told, for one more of them. */
  readonly settings: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const OBJECTS_MB = 48;

export async function openHouse(print: (line: string) => void): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-faults-'));
  chmodSync(folder, 0o755);
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  async function close(): Promise<void> {
    for (const end of ends.splice(0).reverse()) await end();
  }
  // Whoever breaks it off finds nothing left behind.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => void close().then(() => process.exit(1)));
  try {
    const disk = smallDisk(join(folder, 'papers'), OBJECTS_MB);
    ends.push(() => disk?.remove());
    // Its own keeper brings it back, as it does for the program that starts one.
    const server = await startEmbedded({ folder: join(folder, 'server') });
    ends.push(server.stop);
    const urls = await prepareEmbedded(server, 'motcua');
    const strangers = await openStrangers();
    ends.push(strangers.close);
    const objects = disk?.folder ?? join(folder, 'papers');
    const settings = {
      DATABASE_URL: urls.app,
      DATABASE_OWNER_URL: urls.owner,
      OBJECT_STORE: `file:${objects}`,
      PERSON_MAX_DRAFTS: '100000',
      LOG_LEVEL: 'warn',
      SMS_API_URL: strangers.smsUrl,
      SMTP_URL: strangers.smtpUrl,
      CLAMD_URL: strangers.clamdUrl,
    };
    const one = keep({ folder, port: await freePorts(), settings: { ...settings, PROCESSES: 'web' } });
    ends.push(one.stop);
    await one.ready();
    const two = keep({ folder, port: await freePorts(), settings: { ...settings, PROCESSES: 'web' } });
    ends.push(two.stop);
    const worker = keep({ folder, port: await freePorts(), settings: { ...settings, PROCESSES: 'worker' } });
    ends.push(worker.stop);
    await Promise.all([two.ready(), worker.ready()]);
    const ownerDb = connect({ url: urls.owner, max: 3 });
    ends.push(() => ownerDb.destroy());
    print('two web processes, a worker and a PostgreSQL are at work');
    return { folder, disk, objects, urls, ownerDb, strangers, webs: [one, two], worker, settings, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}
