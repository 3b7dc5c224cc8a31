import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '#test/browser';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import type { Keystroke, plainWork, typeInto } from './in-browser.ts';

const LIMIT = 16; // milliseconds: one picture of sixty a second
const LETTERS = 300;
const HEADS = ['', 'p50', 'p95', 'times plain work (p50)'];

type InBrowser = { readonly typeInto: typeof typeInto; readonly plainWork: typeof plainWork };

/** A letter typed into a form of a hundred fields with rules: drawing, what is shown, and what is wrong, in a browser's main thread. */
export async function forms({ print, fail }: BenchNeeds): Promise<number> {
  const script = await bundle();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.setContent('<!doctype html><title>Bench</title><main></main>');
    await page.addScriptTag({ content: script, type: 'module' });
    const here = await measure(page);
    const line = await page.context().newCDPSession(page);
    await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const slow = await measure(page);
    const rows = [...rowsOf('this machine', here), ...rowsOf('a phone 4 times slower', slow)];
    print(`\nMilliseconds per letter typed, 100 fields on one page (at most ${LIMIT} at p95 on this machine)\n\n${table(HEADS, rows)}`);
    const worst = quantile(
      here.keystrokes.map(({ all }) => all),
      0.95,
    );
    if (worst > LIMIT) fail(`\nA letter takes ${worst.toFixed(1)} ms: more than ${LIMIT}`);
    return worst > LIMIT ? 1 : 0;
  } finally {
    await browser.close();
  }
}

/** The form's own doors, bundled as the pages are. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { write: false, rolldownOptions: { input: 'bench/forms/in-browser.ts', preserveEntrySignatures: 'strict' } },
  });
  const [first] = [built].flat();
  const entry = first && 'output' in first ? first.output.find((part) => part.type === 'chunk') : undefined;
  if (!entry) throw new Error('Nothing was bundled');
  return entry.code;
}

interface Measured {
  readonly keystrokes: readonly Keystroke[];
  readonly plain: readonly number[];
}

async function measure(page: Page): Promise<Measured> {
  return page.evaluate((letters) => {
    const { typeInto: type, plainWork: work } = globalThis as unknown as InBrowser;
    const main = document.querySelector('main')!;
    main.replaceChildren();
    type(main, 50);
    main.replaceChildren();
    work(20);
    return { keystrokes: type(main, letters), plain: work(50) };
  }, LETTERS);
}

function rowsOf(name: string, { keystrokes, plain }: Measured): (string | number)[][] {
  const base = quantile(plain, 0.5);
  const parts = {
    'a letter': keystrokes.map(({ all }) => all),
    'of it rules and checks': keystrokes.map(({ rules }) => rules),
    'plain work': plain,
  };
  return Object.entries(parts).map(([part, times]) => [
    `${name}: ${part}`,
    quantile(times, 0.5).toFixed(2),
    quantile(times, 0.95).toFixed(2),
    (quantile(times, 0.5) / base).toFixed(2),
  ]);
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
