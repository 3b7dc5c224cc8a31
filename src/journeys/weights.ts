import { expect, test } from 'vitest';
import { isMessageKey } from '#messages';
import { LIMIT, weigh } from '#test/page-weight';
import type { Site } from '#test/site';
import { isSaidInBrowser } from '../../messages/in-browser.ts';
import { register } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';
import { begin } from './vessel-filing.ts';

/** What a page downloads; how quickly it comes up over a slow line is measured by `npm run bench -- pages`. */
export function weights(site: Site, secrets: Secrets): void {
  test.each([true, false])('the pages a citizen meets first are light (JavaScript: %s)', { timeout: 60_000 }, async (javaScript) => {
    const page = await site.visit({ size: 'phone', javaScript });
    const last = javaScript ? '84' : '85';
    const citizen = { phone: `09000000${last}`, cccd: `0960850000${last}`, fullName: 'Người Thử Cân Nặng', email: '' };
    secrets.add(citizen.phone, citizen.cccd, await register(page, citizen, site.program.sandbox));
    await page.goto('/nop-ho-so/1.003650');
    await begin(page);
    const filing = new URL(page.url()).pathname.replace(/[^/]+$/u, 'case');

    for (const path of ['/', '/thu-tuc/1.003650', filing]) {
      const { total, byKind, scripts } = await weigh(page, path);
      expect.soft(total, `${path}: ${JSON.stringify(byKind)}`).toBeLessThanOrEqual(LIMIT);
      if (path !== filing) continue;
      expect(scripts.length > 0).toBe(javaScript);
      expect(await keptBack(scripts), 'sentences a script says and messages/in-browser.ts keeps back').toEqual([]);
    }
  });
}

/** Keys in the scripts of a page whose sentences did not come with it. */
async function keptBack(scripts: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(scripts.map(async (address) => (await fetch(address)).text()));
  const keys = texts.flatMap((text) => [...text.matchAll(/["'`]([\w-]+(?:\.[\w-]+)+)["'`]/gu)].flatMap(([, key]) => key ?? []));
  return [...new Set(keys)].filter((key) => isMessageKey(key) && !isSaidInBrowser(key));
}
