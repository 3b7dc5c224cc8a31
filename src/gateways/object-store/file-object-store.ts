import { createHash } from 'node:crypto';
import { access, mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { newId } from '#kernel/ids';
import { expectOk, ok, refuse, type Result } from '#kernel/result';
import { troubleIn } from '#kernel/trouble';
import type { ByteStream, ObjectStore, ObjectTooLarge, StagedObject, StoredObject } from '#modules/paper/server';
import { piecesOf } from './pieces-of.ts';
import { seal, unseal } from './sealed-stream.ts';

/** Where the contents lie. With a `key` they are sealed at rest; what was stored without one must stay without one. */
export interface FileObjectStoreOptions {
  readonly folder: string;
  readonly key?: Uint8Array;
}

export class ObjectMissing extends Error {}
export class ObjectCorrupt extends Error {}

const HEAD_BYTES = 4096;

/**
 * Contents as files named by their hash, two levels of folders deep. A file appears under its name only when it is
 * whole and on the disk, so no reader ever meets half of one.
 */
export function fileObjectStore(options: FileObjectStoreOptions): ObjectStore {
  const folder = resolve(options.folder);
  const staging = join(folder, 'staging');

  function pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ObjectMissing(`Not a content hash: ${sha256.slice(0, 80)}`);
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async function stage(stream: ByteStream, maxBytes: number): Promise<Result<StagedObject, ObjectTooLarge>> {
    await mkdir(staging, { recursive: true, mode: 0o700 });
    const path = join(staging, newId());
    const passed = new Passage(maxBytes);
    const file = await open(path, 'wx', 0o600);
    try {
      const watched = passed.watch(stream);
      await writeAll(file, options.key ? seal(watched, options.key) : watched);
      await file.sync();
    } catch (fault) {
      await rm(path, { force: true });
      if (fault === passed.tooLarge) return refuse({ code: 'object.too-large', maxBytes });
      throw fault;
    } finally {
      await file.close();
    }
    return ok(staged(path, passed));
  }

  function staged(path: string, passed: Passage): StagedObject {
    const stored: StoredObject = { sha256: passed.hash.digest('hex'), size: passed.size };
    let isKept = false;
    return {
      ...stored,
      head: Buffer.concat(passed.head),
      read: async () => gather(plainOf(path)),
      async keep() {
        if (!isKept) await moveInPlace(path, pathOf(stored.sha256));
        isKept = true;
        return stored;
      },
      discard: async () => rm(path, { force: true }),
    };
  }

  function plainOf(path: string): AsyncIterable<Uint8Array> {
    const bytes = piecesOf(path);
    return options.key ? unseal(bytes, options.key) : bytes;
  }

  async function has(sha256: string): Promise<boolean> {
    return access(pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  return {
    stage,
    has,
    async isWhole(sha256) {
      try {
        for await (const _piece of verified(plainOf(pathOf(sha256)), sha256));
        return true;
      } catch (fault) {
        if (troubleIn(fault)) throw fault;
        return false;
      }
    },
    async put(bytes) {
      const arrived = expectOk(await stage(ReadableStream.from([bytes]), bytes.length));
      return arrived.keep();
    },
    async open(sha256) {
      if (!(await has(sha256))) throw new ObjectMissing(`No content ${sha256}`);
      return ReadableStream.from(verified(plainOf(pathOf(sha256)), sha256));
    },
    remove: async (sha256) => rm(pathOf(sha256), { force: true }),
    async quarantine(sha256) {
      const path = pathOf(sha256);
      if (await has(sha256)) await moveInPlace(path, join(folder, 'quarantine', sha256));
    },
    sweep: async (before) => sweepFolder(staging, before),
  };
}

/** What passes by on the way to the disk: counted, hashed, its beginning remembered. */
class Passage {
  readonly hash = createHash('sha256');
  readonly head: Uint8Array[] = [];
  readonly tooLarge = new Error('More bytes than allowed');
  readonly #maxBytes: number;
  size = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  async *watch(stream: ByteStream): AsyncGenerator<Uint8Array> {
    for await (const piece of stream) {
      if (this.size < HEAD_BYTES) this.head.push(piece.slice(0, HEAD_BYTES - this.size));
      this.size += piece.length;
      if (this.size > this.#maxBytes) throw this.tooLarge;
      this.hash.update(piece);
      yield piece;
    }
  }
}

async function writeAll(file: FileHandle, stream: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of stream) {
    for (let from = 0; from < piece.length;) from += (await file.write(piece, from)).bytesWritten;
  }
}

async function moveInPlace(from: string, to: string): Promise<void> {
  const folder = join(to, '..');
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(from, to);
  await syncFolder(folder);
  if (made) {
    await syncFolder(join(folder, '..'));
    await syncFolder(join(folder, '..', '..'));
  }
}

/** A name survives a power cut when its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The last piece is held back until the whole was compared: whoever got everything got what was stored. */
async function* verified(stream: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let waiting: Uint8Array | null = null;
  for await (const piece of stream) {
    hash.update(piece);
    if (waiting) yield waiting;
    waiting = piece;
  }
  if (hash.digest('hex') !== sha256) throw new ObjectCorrupt(`Content ${sha256} is not what was stored`);
  if (waiting) yield waiting;
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function sweepFolder(folder: string, before: Temporal.Instant): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const path = join(folder, name);
    const seen = await stat(path).catch(() => null);
    if (!seen || seen.mtimeMs >= before.epochMilliseconds) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}
