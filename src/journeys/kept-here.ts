import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until the server has everything that was typed in this browser. */
export async function everythingSaved(page: Page): Promise<void> {
  await expect.poll(() => keptHere(page), { timeout: 15_000, message: 'kept on this machine' }).toEqual([]);
}

/** What this browser holds of drafts: one key for each answer that is not saved yet. */
export function keptHere(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.split(':').length > 2));
}
