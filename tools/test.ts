import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './checks/all.ts';
import { runChecks, type Outcome } from './checks/run.ts';
import { sizes } from './checks/sizes.ts';

/**
 * `npm test`: every check, the build, every test, and one plain line at the end.
 *
 * The tests run under a foreign time zone (`vitest.config.ts`), on the server we bring and in part on the oldest we promise.
 * `CI` makes a missing generated file a failure instead of writing it.
 */
const ENVIRONMENT = { ...process.env, CI: '1' };

const checked = await runChecks(CHECKS);
console.log(`\n${sizes()}\n`);
const built = await run('node', ['tools/build.ts']);
const tested = await runTests();

const passed = checked.passed + built.passed + tested.passed;
const failed = checked.failed + built.failed + tested.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function runTests(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-report-'));
  const report = join(folder, 'tests.json');
  const ended = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  try {
    return countOf(report, ended);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A run that dies before it reports, a file that cannot be loaded, a fault outside any test: each counts as one failure. */
function countOf(report: string, ended: Outcome): Outcome {
  let told: {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  try {
    told = JSON.parse(readFileSync(report, 'utf8')) as typeof told;
  } catch {
    return { passed: 0, failed: 1 };
  }
  const unloaded = told.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = told.numFailedTests + unloaded;
  return { passed: told.numPassedTests, failed: failed === 0 ? ended.failed : failed };
}

function run(program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(join('node_modules', '.bin', program), args, { stdio: 'inherit', env: ENVIRONMENT });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) console.log(`${program} ended with ${String(code)}`);
      resolve(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
    });
  });
}
