import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
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

/** The sentence stands beside the control (or group), is read together with it, and the summary on top leads there. */
export async function expectWrong(control: Locator, sentence: string): Promise<void> {
  await expectSaidBeside(control, sentence);
  const links = control.page().getByRole('alert').getByRole('link', { name: sentence });
  const leadsTo = await Promise.all((await links.all()).map((link) => link.getAttribute('href')));
  expect(leadsTo.length, `the summary says: ${sentence}`).toBeGreaterThan(0);
  for (const href of leadsTo)
    expect(
      await control
        .page()
        .locator(`[id="${href?.slice(1) ?? ''}"]`)
        .count(),
    ).toBe(1);
}

/** The sentence stands beside the control (or group) and is read together with it. */
export async function expectSaidBeside(control: Locator, sentence: string): Promise<void> {
  const ids = ((await control.getAttribute('aria-describedby')) ?? '').split(' ').filter((id) => id !== '');
  const said = await Promise.all(ids.map((id) => control.page().locator(`[id="${id}"]`).textContent()));
  expect(said.join('\n')).toContain(sentence);
}
