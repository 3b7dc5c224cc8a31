import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectNoSidewaysScroll, expectSoundPage } from '#test/looks';
import { SIZES, type Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const CITIZEN: Citizen = { phone: '0900000301', cccd: '096085000301', fullName: 'Người Thử Ba Không Một', email: '' };
const FAST = 5000; // milliseconds: how soon somebody should know

/** The office on Zalo: linked from the account page, asked in the chat, on a phone that the sandbox plays. */
export function onZalo(site: Site, secrets: Secrets): void {
  test('a citizen links their Zalo, asks in it, and ends the link, without scripts on our pages', { timeout: 90_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(CITIZEN.phone, CITIZEN.cccd, await register(page, CITIZEN, site.program.sandbox));
    await page.goto('/tai-khoan');
    await page.getByRole('link', { name: t('zalo.page.link') }).click();
    await expectSoundPage(page);
    await page.getByRole('button', { name: t('zalo.page.offer') }).click();
    const said = (await page.getByText(/^LIENKET [A-Z2-9]{5}-[A-Z2-9]{5}$/).textContent()) ?? '';
    secrets.add(said);
    await expectSoundPage(page);

    const phone = await openPhone(page, { at: `${site.program.sandbox}/zalo?as=${CITIZEN.phone}`, size: 'phone' });
    await write(phone, said);
    await phone.getByText(t('zalo.link.done')).waitFor();
    await expectAccessible(phone);
    await page.getByRole('link', { name: t('zalo.page.sent') }).click();
    await page.getByRole('button', { name: t('zalo.page.unlink') }).waitFor();
    await expectSoundPage(page);

    const answers = await phone.locator('.theirs').count();
    const asked = performance.now();
    await write(phone, 'ho so cua toi toi dau roi');
    await expect.poll(() => phone.locator('.theirs').count()).toBeGreaterThan(answers);
    expect(performance.now() - asked).toBeLessThan(FAST);
    // What was typed for the link does not link anybody else.
    const other = await openPhone(page, { at: `${site.program.sandbox}/zalo?as=0900000302`, size: 'desk' });
    await write(other, said);
    await other.getByText(t('zalo.link.refused')).waitFor();
    await expectAccessible(other);

    await page.getByLabel(t('zalo.page.ways.sms')).uncheck();
    await page.getByRole('button', { name: t('zalo.page.ways.save') }).click();
    await page.getByText(t('zalo.page.ways.saved')).waitFor();
    expect(await page.getByLabel(t('zalo.page.ways.sms')).isChecked()).toBe(false);
    await page.getByRole('button', { name: t('zalo.page.unlink') }).click();
    await page.getByText(t('zalo.page.unlinked')).waitFor();
    await phone.context().close();
    await other.context().close();
  });
}

/** A phone of the sandbox: another site, in a window of its own. */
async function openPhone(from: Page, { at, size }: { at: string; size: keyof typeof SIZES }): Promise<Page> {
  const context = await from.context().browser()!.newContext({ viewport: SIZES[size], locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(at);
  await expectNoSidewaysScroll(page);
  return page;
}

async function write(phone: Page, text: string): Promise<void> {
  await phone.getByLabel('Tin nhắn').last().fill(text);
  await phone.keyboard.press('Enter');
}
