import type { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const MOST_STEPS = 200; // presses of Tab to anything on a page

/** Goes on with Tab until something has the focus, and sees that the focus can be seen. Somebody who loops around the page gives up. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return expectSeen(page, target);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Nobody comes to ${String(target)} with Tab`);
}

/** Types into a field reached with Tab, over what stood there. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Chooses one of a group of radio buttons, or one of a list, with the arrows. */
export async function arrowTo(page: Page, among: Locator, value: string): Promise<void> {
  const radios = (await among.count()) > 1 || (await among.first().getAttribute('type')) === 'radio';
  const checked = radios ? among.and(page.locator(':checked')) : among;
  const stop = radios && (await checked.count()) === 0 ? among.first() : checked.first();
  await tabTo(page, stop);
  if (radios && (await checked.count()) === 0) await page.keyboard.press('Space');
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if ((await checked.inputValue()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow leads to ${value}`);
}

/** Presses what was reached with Tab: Enter for links and buttons. */
export async function enterOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Ticks a box with Space. */
export async function tick(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Space');
  await expect.poll(() => target.isChecked()).toBe(true);
}

/** A file as it is chosen from the machine. */
interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/**
 * Opens the chooser of a file field with Enter and takes a file; what the system shows then is not ours. The chooser is waited for before
 * the field is walked to: the browser is told to hand it over on the way, and a key that came sooner would open a window nobody sees.
 */
export async function chooseFile(page: Page, field: Locator, file: ChosenFile): Promise<void> {
  const opened = page.waitForEvent('filechooser');
  await tabTo(page, field);
  await page.keyboard.press('Enter');
  await (await opened).setFiles(file);
}

/** Whoever has only a keyboard sees where they are: an outline or a shadow around the element, or around what stands for it. */
async function expectSeen(page: Page, target: Locator): Promise<void> {
  const seen = await target.evaluate((element) => {
    // A box that is drawn by its neighbour or its label shows the focus there.
    const around = [element, element.nextElementSibling, element.parentElement, element.closest('label')].filter((one) => one !== null);
    return around.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
  });
  expect.soft(seen, `the focus on ${String(target)} of ${page.url()} can be seen`).toBe(true);
}
