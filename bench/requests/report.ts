import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import type { Minimal } from './limit/statements.ts';
import type { Measured } from '../asking/measured.ts';
import type { Question } from './questions.ts';
import type { Answered } from './rounds.ts';

/** Everything measured in one world. */
export interface Figures {
  readonly dossiers: number;
  /** What minimal SQL took; only in the first world. */
  readonly limit: ReadonlyMap<Minimal['name'], Measured> | null;
  readonly byProcesses: readonly { readonly processes: number; readonly answers: ReadonlyMap<string, Answered>; readonly peak: number }[];
  readonly questions: readonly Question[];
}

/** Of one question in all worlds: what was promised of it. */
const PROMISED: Readonly<Record<string, Pick<Question, 'limit' | 'atMost'>>> = {
  submit: { limit: ['submit', 0.17] },
  'act (assign)': { atMost: 100 },
  receive: { atMost: 100 },
};
const MOST_GROWTH = 1.5;
const MOST_MEGABYTES = 256;

/** Prints the tables and every promise that was not kept; 1 when there is one. */
export function report(figures: readonly Figures[], { print, fail }: BenchNeeds): number {
  const broken: string[] = [];
  for (const one of figures) print(worldTable(one, { broken, isLargest: one === figures.at(-1) }));
  const [small, large] = [figures[0], figures.at(-1)];
  if (small && large && small !== large) print(growthTable(small, large, broken));
  for (const line of broken) fail(`Not kept: ${line}`);
  return broken.length === 0 ? 0 : 1;
}

/** Times were promised of the largest world. */
function worldTable(
  { dossiers, limit, byProcesses, questions }: Figures,
  { broken, isLargest }: { readonly broken: string[]; readonly isLargest: boolean },
): string {
  const promised = new Map<string, Pick<Question, 'limit' | 'atMost' | 'atLeast'>>([
    ...Object.entries(PROMISED),
    ...questions.map((one) => [one.name, one] as const),
  ]);
  const heads = [
    'a second (p50 / p95 / p99 ms)',
    ...byProcesses.map(({ processes }) => `${processes} web`),
    'share of the limit',
    'promised',
  ];
  const [first, last] = [byProcesses[0]?.answers, byProcesses.at(-1)?.answers];
  const rows = [...(first?.keys() ?? [])].map((name) => {
    const { limit: against, atMost, atLeast } = promised.get(name) ?? {};
    const [one, best] = [first?.get(name), last?.get(name)];
    const bare = against && limit?.get(against[0]);
    const share = one && bare ? one.perSecond / bare.perSecond : null;
    for (const { processes, answers } of byProcesses) {
      const { failed = 0, failure = '', count = 0 } = answers.get(name) ?? {};
      if (count === 0) broken.push(`${name}, ${processes} web: nothing was answered in time`);
      if (failed > 0) broken.push(`${name}, ${processes} web: ${failed} answers were not what they should be, first ${failure}`);
    }
    if (share !== null && against && share < against[1]) broken.push(`${name}: ${share.toFixed(2)} of minimal SQL, promised ${against[1]}`);
    if (isLargest && atMost !== undefined && best && best.p95 > atMost)
      broken.push(`${name} at ${dossiers.toLocaleString('en')}: p95 ${best.p95.toFixed(0)} ms, promised ${atMost}`);
    if (atLeast !== undefined && one && one.perSecond < atLeast)
      broken.push(`${name}: ${one.perSecond.toFixed(0)} a second, promised ${atLeast}`);
    const said =
      against && limit ? `≥ ${against[1]}` : atMost === undefined ? (atLeast === undefined ? '' : `≥ ${atLeast}/s`) : `p95 ≤ ${atMost}`;
    return [name, ...byProcesses.map(({ answers }) => cell(answers.get(name))), spentIn(one), share === null ? '' : share.toFixed(2), said];
  });
  const bare = [...(limit ?? [])].map(([name, measured]) => [
    `minimal SQL: ${name}`,
    cell(measured),
    ...byProcesses.slice(1).map(() => ''),
    '1.00',
    '',
  ]);
  const peaks = byProcesses.map(({ peak }) => peak);
  if (Math.max(...peaks) > MOST_MEGABYTES) broken.push(`a web process had ${Math.max(...peaks)} MB, promised ${MOST_MEGABYTES}`);
  const memory = ['most memory of a web process', ...peaks.map((peak) => `${peak} MB`), '', '', `≤ ${MOST_MEGABYTES} MB`];
  return `\n${dossiers.toLocaleString('en')} dossiers\n\n${table(heads, [...rows, ...bare, memory])}`;
}

function growthTable(small: Figures, large: Figures, broken: string[]): string {
  const [one, other] = [small.byProcesses[0]?.answers, large.byProcesses[0]?.answers];
  const rows = [...(one?.keys() ?? [])].map((name) => {
    const growth = (one?.get(name)?.perSecond ?? Number.NaN) / (other?.get(name)?.perSecond ?? Number.NaN);
    if (growth > MOST_GROWTH) broken.push(`${name} costs ${growth.toFixed(2)} × as much, promised ${MOST_GROWTH}`);
    return [name, growth.toFixed(2), (workOf(other?.get(name)) / workOf(one?.get(name))).toFixed(2)];
  });
  const factor = large.dossiers / small.dossiers;
  return `\nHow much dearer with ${factor.toFixed(1)} × the dossiers (one web process; at most ${MOST_GROWTH})\n\n${table(['question', 'by answers a second', 'by time of processors'], rows)}`;
}

function cell(measured: Measured | undefined): string {
  if (!measured) return '';
  if (measured.count === 0) return 'none in time';
  const { perSecond, p50, p95, p99 } = measured;
  return `${Math.round(perSecond).toLocaleString('en')} (${[p50, p95, p99].map((ms) => ms.toFixed(ms < 10 ? 1 : 0)).join(' / ')})`;
}

function spentIn(answered: Answered | undefined): string {
  return answered ? `${answered.spent.web.toFixed(1)}, ${answered.spent.database.toFixed(1)}` : '';
}

function workOf(answered: Answered | undefined): number {
  return answered ? answered.spent.web + answered.spent.database : Number.NaN;
}
