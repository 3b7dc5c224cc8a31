import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { connect, prepareEmbedded, visitEmbedded } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import { launchBrowser } from './browser.ts';
import { aClosedFolder } from './program.ts';
import { startPrograms, type Programs } from './programs.ts';
import { faultsOf } from './page-faults.ts';

export const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } } as const;

/** How somebody looks at the site. */
export interface Eyes {
  readonly size?: keyof typeof SIZES;
  readonly javaScript?: boolean;
  /** Whether the browser may keep the site's page for when the line is gone. */
  readonly worker?: boolean;
}

/** The processes of a started site and a browser in front of them, for every journey of a file. */
export interface Site {
  readonly program: Programs;
  /** Opens the site as a stranger would: nothing remembered, nobody signed in. */
  readonly visit: (eyes?: Eyes) => Promise<Page>;
  /** The program's database as its owner sees it: the only way to let days pass. */
  readonly ownerDb: () => Promise<Db>;
}

const PICTURES = join(tmpdir(), 'motcua-journeys');
const START = 300_000; // milliseconds; the first start of a fresh clone builds the pages
/** Two of them: what one process keeps for itself alone is a fault that every journey can show. */
const WEB_PROCESSES = Number(process.env['MOTCUA_TEST_WEB'] ?? 2);

/**
 * Starts a worker and two web processes on a folder of their own, visited in turn, and one browser, all ended when the file ends.
 *
 * After each test every page it opened is closed, and whatever went wrong in one (an error on the console, a blocked script, a
 * missing file, a word to a stranger) fails it. A failed test leaves pictures of its pages.
 */
export function useSite(): Site {
  const { folder, remove } = aClosedFolder();
  let program: Programs | undefined;
  let browser: Browser | undefined;
  let db: ReturnType<typeof connect> | undefined;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];

  beforeAll(async () => {
    [browser, program] = await Promise.all([launchBrowser(), startPrograms({ folder, web: WEB_PROCESSES })]);
  }, START);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures(contexts, task.name);
    await Promise.all(contexts.map((context) => context.close()));
    const found = faults;
    [contexts, faults] = [[], []];
    expect(found, 'what the browser complained of').toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await db?.destroy();
    await program?.stop();
    removeServer(folder);
    remove();
  });

  async function visit({ size = 'desk', javaScript = true, worker = false }: Eyes = {}): Promise<Page> {
    if (!browser || !program) throw new Error('The site has not started');
    const context = await browser.newContext({
      baseURL: program.origin,
      viewport: SIZES[size],
      javaScriptEnabled: javaScript,
      locale: 'vi-VN',
      serviceWorkers: worker ? 'allow' : 'block',
    });
    context.setDefaultTimeout(20_000);
    contexts.push(context);
    faultsOf(context, { origin: program.origin, tell: (fault) => faults.push(fault) });
    return context.newPage();
  }

  return {
    get program() {
      if (!program) throw new Error('The site has not started');
      return program;
    },
    visit,
    ownerDb: async () => (db ??= connect({ url: (await prepareEmbedded(visitEmbedded(folder)!, 'motcua')).owner, max: 1 })),
  };
}

async function takePictures(contexts: readonly BrowserContext[], test: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const name = test.replaceAll(/\P{L}+/gu, '-').slice(0, 60);
  for (const [at, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const path = join(PICTURES, `${name}-${at}.png`);
    await page.screenshot({ path, fullPage: true });
    process.stderr.write(`${page.url()} looked like ${path}\n`);
  }
}

/** As root the server lives outside its data folder; it is told there where. */
function removeServer(folder: string): void {
  const home = join(folder, 'postgres-is-in.txt');
  if (existsSync(home)) rmSync(readFileSync(home, 'utf8').trim(), { recursive: true, force: true });
}
