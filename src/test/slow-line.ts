import type { CDPSession, Page } from 'playwright-core';

/** One bar of signal at the edge of a village: 400 kbit/s each way, and 400 ms until an answer begins. */
export const SLOW_LINE = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 } as const;

/** Puts a page behind a slow line, and on a slow phone if so many times slower is asked for. Nothing is kept from earlier visits. */
export async function slowDown(page: Page, { cpu = 1 }: { readonly cpu?: number } = {}): Promise<CDPSession> {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  await line.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_LINE });
  await line.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return line;
}
