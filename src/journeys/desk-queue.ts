import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import type { Site } from '#test/site';
import { sitDown } from './a-desk.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');

/** What an officer does all day before opening anything: the list of what waits. */
export function deskQueue(site: Site, secrets: Secrets): void {
  test('each officer is shown the places of their own work', { timeout: 60_000 }, async () => {
    const receiver = await sitDown(site, 'tiepnhan1.motcua');
    secrets.add(receiver.password);
    await expectSoundPage(receiver.page);
    await expectAccessible(receiver.page);
    expect(await placesOf(receiver.page)).toContain(t('acting.desk.nav'));
    await receiver.page.close();

    const specialist = await sitDown(site, 'chuyenvien1.thuysan');
    expect(await placesOf(specialist.page)).toContain(t('ui.nav.desk'));
    expect(await placesOf(specialist.page)).not.toContain(t('acting.desk.nav'));
  });
}

async function placesOf(page: Page): Promise<readonly string[]> {
  const places = await page
    .getByRole('navigation', { name: t('ui.frame.nav') })
    .getByRole('link')
    .allTextContents();
  return places.map((place) => place.trim());
}
