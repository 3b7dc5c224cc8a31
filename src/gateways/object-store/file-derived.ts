import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newId } from '#kernel/ids';
import { troubleIn } from '#kernel/trouble';
import type { DerivedFiles } from '#modules/paper/server';
import type { FileObjectStoreOptions } from './file-object-store.ts';
import { seal, unseal } from './sealed-stream.ts';

/** Pictures of pages as files in a folder for each content, beside the contents. One that is broken is as good as none. */
export function fileDerived({ folder, key }: FileObjectStoreOptions): DerivedFiles {
  const home = join(resolve(folder), 'derived');

  function folderOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not a content hash: ${sha256.slice(0, 80)}`);
    return join(home, sha256);
  }

  function pathOf(sha256: string, name: string): string {
    if (!/^[\w-]{1,60}$/.test(name)) throw new Error(`Not a derived file: ${name.slice(0, 80)}`);
    return join(folderOf(sha256), name);
  }

  return {
    async read(sha256, name) {
      const bytes = await readFile(pathOf(sha256, name)).catch(() => null);
      if (!bytes || !key) return bytes;
      return gather(unseal(once(bytes), key)).catch(() => null);
    },
    async write(sha256, name, bytes) {
      const draft = join(folderOf(sha256), `${newId()}.part`);
      const sealed = key ? await gather(seal(once(bytes), key)) : bytes;
      try {
        await mkdir(folderOf(sha256), { recursive: true, mode: 0o700 });
        await writeFile(draft, sealed, { mode: 0o600 });
        await rename(draft, pathOf(sha256, name));
      } catch (fault) {
        await rm(draft, { force: true });
        // Without room the picture is drawn again the next time.
        if (!troubleIn(fault)) throw fault;
      }
    },
    async sweep(before) {
      const names = await readdir(home).catch(() => []);
      let swept = 0;
      for (const name of names) {
        const made = await stat(join(home, name)).catch(() => null);
        if (!made || made.mtimeMs >= before.epochMilliseconds) continue;
        await rm(join(home, name), { recursive: true, force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- because sealing takes a stream, and a picture is one piece of it
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
