import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#test/browser';
import { LIMIT, weigh, type Weight } from '#test/page-weight';
import { aClosedFolder, freePorts, startProgram, type Program } from '#test/program';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import { beginFiling } from './begin-filing.ts';
import { watch } from './watch.ts';

const PHONE = { width: 360, height: 740 };
const HEADS = ['page', 'all', 'HTML', 'CSS', 'scripts', 'fonts', 'images', 'other', 'requests'];
const TIMES = ['page', 'first paint', 'largest paint', 'blocked', 'shift', 'slow phone: first', 'largest', 'blocked'];

/** The pages a citizen meets first: what they weigh, and how they come up over a slow line; with scripts and without. */
export async function pages({ print, fail }: BenchNeeds): Promise<number> {
  const { folder, remove } = aClosedFolder();
  const program = startProgram({ folder, port: await freePorts(), settings: { LOG_LEVEL: 'warn' } });
  const browser = await launchBrowser();
  try {
    await program.ready();
    const visits = [await visit(browser, program, true), await visit(browser, program, false)];
    const weights: (readonly (string | number)[])[] = [];
    const times: (readonly (string | number)[])[] = [];
    let heaviest = 0;
    for (const { name, page, paths } of visits) {
      for (const path of paths) {
        const label = `${path.replace(/[0-9a-f-]{36}/u, '…')} ${name}`;
        const weight = await weigh(page, path);
        heaviest = Math.max(heaviest, weight.total);
        weights.push([label, ...columnsOf(weight)]);
        times.push([label, ...(await timesOf(page, path, name === ''))]);
      }
    }
    print(`\nBytes as they travel, compressed, headers not counted (at most ${LIMIT})\n\n${table(HEADS, weights)}`);
    print(`\nMilliseconds over 400 kbit/s with 400 ms, nothing kept from before; a slow phone is 4 times slower\n\n${table(TIMES, times)}`);
    if (heaviest > LIMIT) fail(`\nThe heaviest page has ${heaviest} bytes: more than ${LIMIT}`);
    return heaviest > LIMIT ? 1 : 0;
  } finally {
    await browser.close();
    program.child.kill('SIGTERM');
    await program.exited;
    remove();
  }
}

async function visit(browser: Browser, program: Program, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ baseURL: program.origin, viewport: PHONE, javaScriptEnabled, serviceWorkers: 'block' });
  const page = await context.newPage();
  const filing = await beginFiling(page, { phone: javaScriptEnabled ? '0900000003' : '0900000005', sandbox: program.sandbox });
  return { name: javaScriptEnabled ? '' : '(no scripts)', page, paths: ['/', '/thu-tuc/1.003650', filing] };
}

function columnsOf({ total, byKind, requests }: Weight): readonly number[] {
  return [total, byKind.document, byKind.stylesheet, byKind.script, byKind.font, byKind.image, byKind.other, requests];
}

async function timesOf(page: Page, path: string, scripts: boolean): Promise<readonly (string | number)[]> {
  const here = await watch(page, path, { cpu: 1, scripts });
  const slow = await watch(page, path, { cpu: 4, scripts });
  return [
    ...[here.firstPaint, here.largestPaint, here.blocking].map(rounded),
    here.shift?.toFixed(3) ?? '–',
    ...[slow.firstPaint, slow.largestPaint, slow.blocking].map(rounded),
  ];
}

function rounded(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : String(Math.round(milliseconds));
}
