import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What lies in a backup, and where. Object files lie under their hash, two folders deep, as in the object store. */
export const MANIFEST = 'manifest.json';
export const OBJECT_LIST = 'objects.txt';
const TABLES = 'tables';

export function tableFile(table: { readonly schema: string; readonly name: string }): string {
  return join(TABLES, `${table.schema}.${table.name}.copy`);
}

export function objectFile(sha256: string): string {
  return join('objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** A file's length and what it says, told apart from every other by its hash. */
export interface FileMark {
  readonly bytes: number;
  readonly sha256: string;
}

/** A content the backup holds besides the tables. */
export interface ListedObject {
  readonly sha256: string;
  readonly size: number;
}

/** Makes the folder, or takes an empty one, and marks it as ours; `false` when something lies in it. Nobody else may look inside. */
export async function takeFolder(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) return false;
  await chmod(folder, 0o700);
  try {
    await mkdir(join(folder, TABLES), { mode: 0o700 });
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

/** Takes back what a failed backup left, the folder itself excepted. */
export async function clearFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

/** Writes a new file; when it returns, its bytes survive a power cut. */
export async function saveFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<FileMark> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const passage = markOf();
  await pipeline(bytes, passage.watch, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return passage.mark();
}

/** The mark of a file as it is now, or `null` when there is none. */
export async function readMark(path: string): Promise<FileMark | null> {
  const passage = markOf();
  try {
    await pipeline(createReadStream(path), passage.watch, async (pieces) => {
      for await (const _ of pieces);
    });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
  return passage.mark();
}

/** Names survive a power cut when their folder is on the disk too. */
export async function syncFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.filter((found) => found.isDirectory())) await syncFolder(join(folder, entry.name));
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Small contents wait for the disk, not for the processor; more at once gains nothing. */
const AT_ONCE = 8;

/** Does the work for every object of the backup's list, a few at a time, reading the list as it goes; the first fault ends it. */
export async function forEachObject(folder: string, work: (object: ListedObject) => Promise<void>): Promise<void> {
  const file = await open(join(folder, OBJECT_LIST));
  const lines = file.readLines()[Symbol.asyncIterator]();
  let failed = false;
  async function workOn(): Promise<void> {
    for (let line = await lines.next(); !line.done && !failed; line = await lines.next()) {
      const [sha256 = '', size] = line.value.split(' ');
      try {
        await work({ sha256, size: Number(size) });
      } catch (fault) {
        failed = true;
        throw fault;
      }
    }
  }
  // Nobody may still be at work when the caller tidies up.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, workOn));
  await file.close();
  const fault = ends.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
}

function markOf(): { watch: (pieces: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>; mark: () => FileMark } {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async *watch(pieces) {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    },
    mark: () => ({ bytes, sha256: hash.digest('hex') }),
  };
}
