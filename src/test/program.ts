import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poke } from '#gateways/postgres';

/** A `motcua start` of our own: its folder, its ports, and nothing of our environment but the path and the time zone. */
export interface Program {
  readonly origin: string;
  readonly port: number;
  readonly sandbox: string;
  /** Where its data is. */
  readonly folder: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  /** What it logged; its welcome, which names the people of the demo on purpose, is not among it. */
  readonly logged: () => string;
  /** Waits until it serves; throws with its last words when it ends instead. */
  readonly ready: () => Promise<void>;
  readonly exited: Promise<number | null>;
}

export interface ProgramOptions {
  readonly folder: string;
  readonly port: number;
  readonly settings?: Readonly<Record<string, string>>;
}

export function startProgram(options: ProgramOptions): Program {
  const { folder, port, settings = {} } = options;
  let told = '';
  let logged = '';
  // A group of its own, as a terminal gives it, so that a test can press Ctrl-C on the whole group.
  const child = spawn(process.execPath, ['bin/motcua.js', 'start'], {
    detached: true,
    env: { PATH: process.env['PATH'], TZ: process.env['TZ'], DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const origin = settings['ORIGIN'] ?? `http://localhost:${port}`;
  const sandbox = `http://localhost:${settings['SANDBOX_PORT'] ?? port + 1}`;
  const isWeb = /web/.test(settings['PROCESSES'] ?? 'web');

  async function ready(): Promise<void> {
    await poke({ every: 100, atMost: 200_000, what: `the program to serve; it said:\n${told}` }, async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The program ended:\n${told.slice(-3000)}`);
      return /^Motcua: /m.test(told) && (!isWeb || (await answers(`http://localhost:${port}/readyz`)));
    });
  }
  return { origin, port, sandbox, folder, child, output: () => told, logged: () => logged, ready, exited };
}

/** A closed folder, as a careful administrator makes it, and a function that removes it. */
export function aClosedFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-program-'));
  chmodSync(folder, 0o700);
  return { folder: join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A port p with the three after it free at this moment. */
export async function freePorts(): Promise<number> {
  for (;;) {
    // Below 32,768: from there on the system takes ports for the near ends of connections, and a test has many.
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await Promise.all([port, port + 1, port + 2, port + 3].map(isFree));
    if (free.every(Boolean)) return port;
  }
}

/** Every living process that has the folder in its command line, or the PostgreSQL home made for it. */
export function processesOn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(folder) || commandLine(pid).includes(homeOf(folder)))
    .map(Number);
}

function homeOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'postgres-is-in.txt'), 'utf8').trim();
  } catch {
    return folder;
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => done(taken === port));
    });
  });
}
