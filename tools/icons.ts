import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { launchBrowser } from '../src/test/browser.ts';

/**
 * Draws the icons of the home screen from our mark: `node tools/icons.ts`. Their sizes are what Android and iOS ask for; in a maskable one
 * the mark keeps to the inner 60 %, so that any shape a phone cuts leaves it whole.
 */
const ICONS = [
  { name: 'icon-180', size: 180, ground: '#ffffff', mark: 0.8 },
  { name: 'icon-192', size: 192, ground: 'transparent', mark: 1 },
  { name: 'icon-512', size: 512, ground: 'transparent', mark: 1 },
  { name: 'maskable-512', size: 512, ground: '#e2f0eb', mark: 0.6 },
] as const;

const mark = readFileSync('static/mark.svg', 'utf8');
mkdirSync('static/icons', { recursive: true });
const browser = await launchBrowser();
try {
  for (const { name, size, ground, mark: share } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const side = Math.round(size * share);
    await page.setContent(
      `<style>body{margin:0;display:grid;place-items:center;height:${size}px;background:${ground}}svg{width:${side}px;height:${side}px}</style>${mark}`,
    );
    writeFileSync(`static/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
