import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import type { Eyes, Site } from '#test/site';

const t = words('vi');

/** Somebody without Zalo and without an account asks on the portal, on a phone, with and without scripts. */
export function askingTheBot(site: Site): void {
  test.each<Eyes>([
    { size: 'phone', javaScript: true },
    { size: 'phone', javaScript: false },
  ])('is answered on the portal (%o)', async (eyes) => {
    const page = await site.visit(eyes);
    await page.goto('/hoi-dap');
    if (eyes.javaScript) await expectAccessible(page);
    await ask(page, 'dk ket hon can giay to j');
    await last(page).getByText('Đăng ký kết hôn').first().waitFor();
    await page.getByRole('button', { name: t('bot.choice.time-and-fee') }).click();
    await last(page).getByText('Nộp trực tuyến').first().waitFor();
    expect(await page.locator('.mine').count()).toBe(2);

    await ask(page, 'hồ sơ MC-261122-ZZZZZZ tới đâu rồi');
    await last(page).getByText('6 chữ số').first().waitFor();
    await ask(page, '123456');
    await last(page).getByText('chưa đúng').waitFor();
    await expectSoundPage(page);
    if (eyes.javaScript) await expectAccessible(page);
  });
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel(t('bot.page.label')).fill(question);
  await page.getByRole('button', { name: t('bot.page.send'), exact: true }).click();
}

/** What was said last. */
function last(page: Page) {
  return page
    .getByRole('list', { name: t('bot.page.talk') })
    .getByRole('listitem')
    .last();
}
