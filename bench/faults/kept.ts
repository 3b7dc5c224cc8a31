import { spawn, type ChildProcess } from 'node:child_process';
import { poke } from '#gateways/postgres';

/** A process that somebody watches over, as systemd does: when it ends, it is started again. */
export interface Kept {
  readonly origin: string;
  readonly port: number;
  readonly pid: () => number;
  /** How often it had to be started again. */
  readonly restarts: () => number;
  /** What it logged so far. */
  readonly logged: () => string;
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Keeping {
  readonly folder: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  /** Where its standard error goes; read by us unless said. */
  readonly log?: 'read' | 'never read' | 'full disk';
}

const PAUSE = 500; // milliseconds before it is started again
const MOST_LOGGED = 200_000; // letters

export function keep({ folder, port, settings, log = 'read' }: Keeping): Kept {
  const origin = `http://localhost:${port}`;
  let [logged, told, restarts] = ['', '', 0];
  let isStopping = false;
  let child = begin();

  function begin(): ChildProcess {
    told = '';
    const command = log === 'full disk' ? 'exec "$0" bin/motcua.js start 2>/dev/full' : 'exec "$0" bin/motcua.js start';
    const begun = spawn('/bin/sh', ['-c', command, process.execPath], {
      env: { PATH: process.env['PATH'], DATA_DIR: `${folder}/data`, PORT: String(port), ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    begun.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
    if (log !== 'never read') begun.stderr.on('data', (chunk: Buffer) => (logged = (logged + chunk.toString()).slice(-MOST_LOGGED)));
    begun.once('exit', () => {
      if (isStopping) return;
      restarts += 1;
      setTimeout(() => {
        if (!isStopping) child = begin();
      }, PAUSE);
    });
    return begun;
  }

  return {
    origin,
    port,
    pid: () => child.pid ?? 0,
    restarts: () => restarts,
    logged: () => logged,
    ready: () =>
      poke({ every: 200, atMost: 180_000, what: `a process to serve; it said:\n${logged.slice(-2000)}` }, async () => {
        if (!told.includes('Motcua: ')) return false;
        return !(settings['PROCESSES'] ?? 'web').includes('web') || (await answers(`${origin}/readyz`));
      }),
    stop: async () => {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(impatient);
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}
