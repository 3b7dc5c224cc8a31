import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../src/test/browser.ts';

/**
 * Takes the pictures of the README from a running demo: `node tools/screenshots.ts [ORIGIN] [FOLDER]`.
 * Each page is taken as a phone and as a desk see it, so that both are looked at before anything is shown to anyone.
 */
const [origin = 'http://localhost:3000', folder = 'docs/screenshots'] = process.argv.slice(2);

const PAGES = {
  home: '/',
  procedures: '/thu-tuc?q=tau%20ca',
  procedure: '/thu-tuc/1.003650',
  track: '/tra-cuu',
  guide: '/huong-dan',
  gallery: '/giao-dien',
};

const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const [name, path] of Object.entries(PAGES)) await photograph(browser, { name, path });
} finally {
  await browser.close();
}

async function photograph(using: Browser, { name, path }: { name: string; path: string }): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await using.newPage({ viewport });
    const answer = await page.goto(origin + path, { waitUntil: 'networkidle' });
    if (answer?.ok()) {
      await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
      console.log(`${name}-${size}.png`);
    } else {
      console.error(`${path} answered ${String(answer?.status())}, no picture taken`);
    }
    await page.close();
  }
}
