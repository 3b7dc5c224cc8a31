import { parseArgs } from 'node:util';
import { wallClock } from '#kernel/clock';
import type { BenchNeeds } from '../bench.ts';
import { castOf, type Cast } from './cast.ts';
import { measureLimit } from './limit/limit.ts';
import { readings } from './questions.ts';
import { report, type Figures } from './report.ts';
import { askAll, type Answered } from './rounds.ts';
import { startWeb } from '../asking/web.ts';
import { openWorld, type World } from '../asking/world.ts';
import { writings } from './writings.ts';

const AT_ONCE = 20;
const SECONDS = 6;
const USAGE = 'motcua bench requests [--data FOLDER]... [--dossiers 100000] [--seconds 6]';

/**
 * What people ask all day, over HTTP, of one web process and of two, beside what minimal SQL takes on the same server: in a world that was
 * loaded before (`--data`, the smaller first), or in one of its own.
 */
export async function requests(args: readonly string[], needs: BenchNeeds): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) {
    needs.fail(USAGE);
    return 1;
  }
  const figures: Figures[] = [];
  for (const folder of asked.folders) figures.push(await inWorld(folder, { ...asked, isFirst: figures.length === 0 }, needs));
  return report(figures, needs);
}

interface Asked {
  readonly dossiers: number;
  readonly seconds: number;
  readonly isFirst: boolean;
}

async function inWorld(folder: string | null, { dossiers, seconds, isFirst }: Asked, { print }: BenchNeeds): Promise<Figures> {
  const world = await openWorld({ folder, dossiers });
  try {
    print(
      `\n${world.dossiers.toLocaleString('en')} dossiers; ${AT_ONCE} ask at once, ${seconds} s for each question; about ${minutes(seconds)} minutes`,
    );
    const cast = await castOf(world.db, wallClock());
    const load = { atOnce: AT_ONCE, seconds };
    const limit = isFirst ? await measureLimit(world.server, { ...load, dossiers: Math.min(world.dossiers, 100_000) }) : null;
    const byProcesses = [];
    for (const processes of [1, 2]) byProcesses.push(await withProcesses(processes, { world, cast, seconds }, print));
    return { dossiers: world.dossiers, limit, byProcesses, questions: await readings(world.db, cast) };
  } finally {
    await world.close();
  }
}

async function withProcesses(
  processes: number,
  { world, cast, seconds }: { readonly world: World; readonly cast: Cast; readonly seconds: number },
  print: (line: string) => void,
) {
  const web = await startWeb(world, { processes });
  const asking = { web, atOnce: AT_ONCE, seconds };
  const answers = new Map<string, Answered>();
  try {
    for (const { name, asks } of await readings(world.db, cast)) {
      answers.set(name, await askAll(asks, asking));
      print(`  ${processes} × ${name}: ${Math.round(answers.get(name)?.perSecond ?? 0)} a second`);
    }
    for (const [name, answered] of await writings(world.db, { ...asking, cast, now: wallClock() })) {
      answers.set(name, answered);
      print(`  ${processes} × ${name}: ${Math.round(answered.perSecond)} a second`);
    }
    return { processes, answers, peak: web.peak() };
  } finally {
    await web.stop();
  }
}

function minutes(seconds: number): number {
  return Math.ceil((2 * 14 * seconds + 60) / 60);
}

function readArguments(args: readonly string[]) {
  try {
    const options = { data: { type: 'string', multiple: true }, dossiers: { type: 'string' }, seconds: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const [dossiers, seconds] = [Number(values.dossiers ?? '100000'), Number(values.seconds ?? SECONDS)];
    if (!(dossiers >= 1000) || !(seconds >= 1)) return null;
    return { folders: values.data ?? [null], dossiers, seconds };
  } catch {
    return null;
  }
}
