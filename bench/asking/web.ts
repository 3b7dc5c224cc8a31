import { readFileSync } from 'node:fs';
import { freePorts, startProgram, type Program } from '#test/program';
import type { World } from './world.ts';

/** Some processes of the program on one world, behind a proxy that says who asks. */
export interface Web {
  readonly origin: string;
  readonly ports: readonly number[];
  /** The most memory a web process has had, in megabytes. */
  readonly peak: () => number;
  /** How many milliseconds of a processor web processes and database have used so far. */
  readonly spent: () => Promise<Spent>;
  readonly stop: () => Promise<void>;
}

export interface Spent {
  readonly web: number;
  readonly database: number;
}

/** Starts so many web processes, and what else is named, each a program of its own as operators start them. */
export async function startWeb(
  { folder, urls, databasePids }: World,
  { processes, settings = {}, beside = [] }: { processes: number; settings?: Readonly<Record<string, string>>; beside?: readonly string[] },
): Promise<Web> {
  const ports: number[] = [];
  while (ports.length < processes + beside.length) ports.push(await freePorts());
  const origin = `http://localhost:${ports[0]}`;
  const common = {
    ORIGIN: origin,
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    OBJECT_STORE: `file:${folder}/objects`,
    TRUSTED_PROXIES: '1',
    CLAMD_URL: 'none',
    LOG_LEVEL: 'error',
    ...settings,
  };
  const programs: Program[] = [];
  for (const [nth, port] of ports.entries()) {
    const parts = nth < processes ? 'web' : (beside[nth - processes] ?? '');
    programs.push(startProgram({ folder, port, settings: { ...common, PROCESSES: parts } }));
    if (parts === 'web') await programs.at(-1)?.ready();
  }
  const webs = programs.slice(0, processes);
  return {
    origin,
    ports: ports.slice(0, processes),
    peak: () => Math.max(...webs.map(({ child }) => peakOf(child.pid))),
    spent: async () => ({
      web: webs.reduce((sum, { child }) => sum + spentBy(child.pid ?? 0), 0),
      database: (await databasePids()).reduce((sum, pid) => sum + spentBy(pid), 0),
    }),
    async stop() {
      for (const { child } of programs) child.kill('SIGTERM');
      await Promise.all(programs.map(({ exited }) => exited));
    },
  };
}

function peakOf(pid: number | undefined): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

const TICK = 10; // milliseconds, on every Linux there is

/** User and system time of a process; nothing of one that has gone. */
function spentBy(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return 0;
  }
}
