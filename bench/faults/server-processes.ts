import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Every process of the PostgreSQL in this folder: its postmaster first, then those that serve a connection or the server itself. */
export function serverProcesses(folder: string): readonly number[] {
  const elsewhere = join(folder, 'postgres-is-in.txt');
  const home = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(folder, 'postgres');
  const data = realpathSync(join(home, 'data'));
  const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && worksIn(name) === data);
  return [postmaster, ...all.map(Number).filter((pid) => pid !== postmaster)];
}

/** Sends a signal to each; one that ended meanwhile is no loss. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It was quicker.
    }
  }
}

function worksIn(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
