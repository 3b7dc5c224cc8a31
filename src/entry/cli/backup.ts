import { join, resolve } from 'node:path';
import { copyOut } from '#gateways/postgres';
import { isoInVietnam } from '#kernel/clock';
import type { ObjectStore } from '#modules/paper/server';
import {
  clearFolder,
  forEachObject,
  objectFile,
  OBJECT_LIST,
  saveFile,
  syncFolder,
  tableFile,
  takeFolder,
  type FileMark,
  type ListedObject,
} from './backup-folder.ts';
import { writeManifest, type Manifest } from './backup-manifest.ts';

/** What the world lends to `motcua backup`. */
export interface BackupNeeds {
  readonly ownerUrl: string;
  readonly objects: Pick<ObjectStore, 'open'>;
  readonly now: Temporal.Instant;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

const USAGE = 'motcua backup DIR';
const [DONE, REFUSED] = [0, 1];
const OBJECTS = 'select sha256, size from public.stored_object order by sha256 collate "C"';

/**
 * `motcua backup DIR`: every table as it was at one moment, every object of that moment, and a manifest that vouches for
 * both, while the program runs. What is in the folder is in the clear: whoever holds it holds the personal data.
 */
export async function backup(args: readonly string[], needs: BackupNeeds): Promise<number> {
  const [given, ...more] = args;
  if (given === undefined || given.startsWith('-') || more.length > 0) return refused(`Use: ${USAGE}`, needs);
  const folder = resolve(given);
  if (!(await takeFolder(folder))) return refused(`${folder} is not empty; a backup needs a folder of its own`, needs);

  try {
    const manifest = await copyTables(folder, needs);
    const damaged = await copyObjects(folder, needs);
    if (damaged.length > 0) {
      for (const line of damaged) needs.fail(`motcua backup: ${line}`);
      await clearFolder(folder);
      return refused(`${damaged.length} of ${manifest.objects.count} objects could not be read, so there is no backup`, needs);
    }
    await syncFolder(folder);
    await writeManifest(folder, manifest);
    await syncFolder(folder);
    needs.print(summary(folder, manifest));
    return DONE;
  } catch (fault) {
    await clearFolder(folder);
    throw fault;
  }
}

async function copyTables(folder: string, needs: BackupNeeds): Promise<Manifest> {
  const marks = new Map<string, FileMark>();
  const copied = await copyOut({
    ownerUrl: needs.ownerUrl,
    lists: { [OBJECT_LIST]: OBJECTS },
    async save(what, bytes) {
      const file = typeof what === 'string' ? what : tableFile(what);
      marks.set(file, await saveFile(join(folder, file), bytes));
    },
  });
  return {
    format: 1,
    takenAt: isoInVietnam(needs.now),
    migrations: [...copied.migrations],
    tables: copied.tables.map((table) => ({ ...table, columns: [...table.columns], ...marks.get(tableFile(table))! })),
    sequences: [...copied.sequences],
    objects: { ...(await measure(folder)), sha256: marks.get(OBJECT_LIST)!.sha256 },
  };
}

async function measure(folder: string): Promise<{ count: number; bytes: number }> {
  const sum = { count: 0, bytes: 0 };
  await forEachObject(folder, ({ size }) => {
    sum.count += 1;
    sum.bytes += size;
    return Promise.resolve();
  });
  return sum;
}

/** Copies what the list names; answers a sentence for each content that is missing or not what was stored. */
async function copyObjects(folder: string, needs: BackupNeeds): Promise<string[]> {
  const damaged: string[] = [];
  await forEachObject(folder, async (object) => {
    try {
      const mark = await saveFile(join(folder, objectFile(object.sha256)), contentOf(object, needs));
      if (mark.sha256 !== object.sha256 || mark.bytes !== object.size) damaged.push(`object ${object.sha256} is not what was stored`);
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      damaged.push(fault.message);
    }
  });
  return damaged.sort();
}

/** The store could not give a content; that the backup's own disk is full is another matter. */
class Unreadable extends Error {}

async function* contentOf({ sha256 }: ListedObject, { objects }: BackupNeeds): AsyncGenerator<Uint8Array> {
  try {
    yield* await objects.open(sha256);
  } catch (cause) {
    throw new Unreadable(`object ${sha256} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function summary(folder: string, { tables, objects, takenAt }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `Backed up ${tables.length} tables with ${rows} rows and ${objects.count} objects with ${objects.bytes} bytes, as of ${takenAt}, to ${folder}`;
}

function refused(sentence: string, { fail }: BackupNeeds): number {
  fail(`motcua backup: ${sentence}`);
  return REFUSED;
}
