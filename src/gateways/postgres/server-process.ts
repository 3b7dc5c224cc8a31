import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasEnded } from './keep-running.ts';
import { poke } from './poke.ts';

/** How long a server may take to come up, in milliseconds: after a power cut it first goes through what it had written last. */
const COMES_UP_WITHIN = 300_000;

/**
 * A server whose parent was killed may still hold the data folder: it is asked to stop, and it and its children are waited
 * for. Only when no process works in the folder any more is its lock file taken away; PostgreSQL itself would be misled by a
 * dead server that nobody has buried yet, or by a stranger that has got its number.
 */
export async function endLeftover(data: string): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const living = processesIn(data);
  if (living.includes(pid)) process.kill(pid, 'SIGINT');
  // Without their server they end by themselves, but not before their statement does.
  else for (const orphan of living) sendQuit(orphan);
  await poke({ every: 50, atMost: 60_000, what: 'the earlier PostgreSQL to stop' }, () => processesIn(data).length === 0);
  rmSync(lock, { force: true });
}

function sendQuit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It was quicker.
  }
}

/** Every living process whose working folder this is, as it is of each PostgreSQL process; the dead have none. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder)
    .map(Number);
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Waits until a server answers; one that does not is ended, and its last words are thrown. */
export async function untilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  const { Client } = (await import('pg')).default;
  try {
    await poke({ every: 40, atMost: COMES_UP_WITHIN, what: 'PostgreSQL to start' }, async () => {
      if (hasEnded(child)) throw new Error(`PostgreSQL did not start; its last words:\n${readFileSync(log, 'utf8').slice(-2000)}`);
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return true;
      } catch {
        return false;
      } finally {
        await client.end().catch(() => undefined);
      }
    });
  } catch (fault) {
    await endProcess(child);
    throw fault;
  }
}

/** Asks a server to stop without waiting for its visitors, and waits until it has. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGINT');
  await gone;
}
