import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isId, newId } from '#kernel/ids';
import type { UploadParts } from '#modules/paper/server';
import type { FileObjectStoreOptions } from './file-object-store.ts';
import { seal, unseal } from './sealed-stream.ts';

/**
 * Parts of uploads as files in a folder for each upload, beside the contents: every process on the object store reaches them. A part
 * appears under its name only when it is whole and on the disk.
 */
export function fileUploadParts({ folder, key }: FileObjectStoreOptions): UploadParts {
  const home = join(resolve(folder), 'uploads');

  function folderOf(upload: string): string {
    if (!isId(upload)) throw new Error(`Not an upload: ${upload.slice(0, 80)}`);
    return join(home, upload);
  }

  function pathOf(upload: string, part: string): string {
    if (!/^[\w-]{1,100}$/.test(part)) throw new Error(`Not a part: ${part.slice(0, 120)}`);
    return join(folderOf(upload), part);
  }

  async function* readAll(upload: string, parts: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const part of parts) {
      const bytes = createReadStream(pathOf(upload, part));
      yield* (key ? unseal(bytes, key) : bytes) as AsyncIterable<Uint8Array>;
    }
  }

  return {
    async write(upload, part, bytes) {
      await mkdir(folderOf(upload), { recursive: true, mode: 0o700 });
      const draft = join(folderOf(upload), `${newId()}.part`);
      const file = await open(draft, 'wx', 0o600);
      try {
        for await (const piece of key ? seal(once(bytes), key) : [bytes]) await file.writeFile(piece);
        await file.sync();
      } catch (fault) {
        // On a full disk the half of a part would only be in the way.
        await rm(draft, { force: true });
        throw fault;
      } finally {
        await file.close();
      }
      await rename(draft, pathOf(upload, part));
    },
    read: readAll,
    remove: async (upload) => rm(folderOf(upload), { recursive: true, force: true }),
    async list(before) {
      const names = (await readdir(home).catch(() => [])).filter(isId);
      const touched = await Promise.all(names.map(async (name) => (await stat(join(home, name)).catch(() => null))?.mtimeMs ?? Infinity));
      return names.filter((_, index) => touched[index]! < before.epochMilliseconds);
    },
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- because sealing takes a stream, and one part is one piece of it
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
