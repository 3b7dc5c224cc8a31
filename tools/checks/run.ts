import { styleText } from 'node:util';
import type { Check } from './check.ts';

/** How a run of checks ended. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const TOGETHER = 2;

/** Runs the checks two at a time, each closing with its own line; what failed is told at once and named again at the end. */
export async function runChecks(checks: readonly Check[], tell: (line: string) => void = console.log): Promise<Outcome> {
  const waiting = [...checks];
  const failed: string[] = [];

  async function work(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await runOne(check, tell))) failed.push(check.name);
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, work));

  if (failed.length > 0) tell(`\nTo see one again: npm run check -- ${failed.join(' ')}`);
  return { passed: checks.length - failed.length, failed: failed.length };
}

async function runOne(check: Check, tell: (line: string) => void): Promise<boolean> {
  const begun = performance.now();
  const problems = await check.run().catch((fault: unknown) => [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)]);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
  const good = problems.length === 0;
  const mark = good ? styleText('green', 'ok  ') : styleText('red', 'FAIL');
  tell(`${mark} ${check.name.padEnd(7)} ${seconds} s  ${check.says}`);
  if (!good) tell(`\n${problems.join('\n')}\n`);
  return good;
}
