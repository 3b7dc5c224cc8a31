import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system account the embedded server runs as; `null` means "whoever we are". */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root lends it another account: `postgres` or `motcua` when the machine has one,
 * else a new system account `motcua`, else `nobody`.
 */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = findUser('postgres') ?? findUser('motcua');
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'motcua'], { stdio: 'ignore' });
  } catch (cause) {
    const nobody = findUser('nobody');
    if (nobody) return nobody;
    throw new Error('No system account can run PostgreSQL; create one called motcua', { cause });
  }
  const made = findUser('motcua');
  if (!made) throw new Error('The system account motcua was created but cannot be found');
  return made;
}

/** Whether an account that is neither owner nor root can walk down to `path`: every folder above lets others pass. */
export function othersMayReach(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function findUser(name: string): ServerUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
}
