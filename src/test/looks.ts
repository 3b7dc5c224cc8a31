import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What every page owes its reader: a name of its own, one heading, no sideways scrolling. */
export async function expectSoundPage(page: Page): Promise<void> {
  expect.soft(await page.title(), page.url()).toMatch(/\S.+/u);
  expect.soft(await page.locator('h1').count(), `one h1 on ${page.url()}`).toBe(1);
  await expectNoSidewaysScroll(page);
}

/** A page is never wider than the screen it is read on. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }));
  expect.soft(wide, `width of ${page.url()}`).toBeLessThanOrEqual(seen);
}

/** No violation of WCAG 2.2 AA that a machine can see. Needs a page with JavaScript. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const said = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, target }) => `  ${String(target)} ${html.slice(0, 160)}`).join('\n')}`,
  );
  expect.soft(said, `axe on ${page.url()}`).toEqual([]);
}
