import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Who holds a data folder: a process and the moment it began, so that a reused number is not mistaken for it. */
interface Holder {
  readonly pid: number;
  readonly began: string;
}

/**
 * Marks a data folder as ours until we die.
 *
 * @throws a fault when another living process holds it: two servers on one folder would destroy it.
 */
export function hold(file: string): () => void {
  const other = holderOf(file);
  if (other && other.pid !== process.pid) {
    throw new Error(`Motcua already runs on this data folder (process ${other.pid}); stop it first, or set DATA_DIR to another folder`);
  }
  const me: Holder = { pid: process.pid, began: beganAt(process.pid) ?? '' };
  writeFileSync(file, JSON.stringify(me), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The living process that holds the folder, or `null`. */
export function holderOf(file: string): Holder | null {
  if (!existsSync(file)) return null;
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return beganAt(holder.pid) === holder.began ? holder : null;
  } catch {
    return null;
  }
}

function beganAt(pid: number): string | null {
  try {
    // Field 22 of /proc/<pid>/stat (proc(5)); the name before it may hold spaces, so count from its closing bracket.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? null;
  } catch {
    return processLives(pid) ? 'unknown' : null;
  }
}

function processLives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
