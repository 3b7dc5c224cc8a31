import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectNoSidewaysScroll } from '#test/looks';
import type { Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const ADD = 'Thêm nơi ở';
const LIVES: Citizen = { phone: '0900000076', cccd: '096085000076', fullName: 'Người Thử Bảy Sáu', email: '' };
const MOVES: Citizen = { phone: '0900000077', cccd: '096085000077', fullName: 'Người Thử Bảy Bảy', email: '' };

/** Lists grow and shrink as people go: in place with JavaScript, page by page without it, and nothing typed is lost by it. */
export function growingLists(site: Site, secrets: Secrets): void {
  test('rows come and go in place, and one taken away comes back as it was typed', { timeout: 90_000 }, async () => {
    const page = await whereSomebodyLived(LIVES, { site, secrets });
    await page.waitForFunction(() => document.documentElement.hasAttribute('data-alive'));
    await page.getByRole('radio', { name: t('form.yes'), exact: true }).check();
    await houseIn(page, 1).fill('Ấp Một');
    await page.getByRole('button', { name: ADD }).click();
    await expectFocusIn(page, 2);
    await houseIn(page, 2).fill('Ấp Hai');
    await page.getByRole('button', { name: t('form.rows.remove', { row: 'Nơi ở 2' }) }).click();
    const undo = page.getByRole('button', { name: t('form.rows.undo', { row: 'Nơi ở 2' }) });
    expect(await isFocused(undo)).toBe(true);
    await expect.poll(() => houseIn(page, 2).isVisible()).toBe(false);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectFocusIn(page, 2);
    await expect.poll(() => houseIn(page, 2).inputValue()).toBe('Ấp Hai');

    await page.getByRole('button', { name: t('filing.next') }).click();
    const said = page.getByRole('alert').getByRole('link', { name: `Nơi ở 2 – Từ ngày: ${t('issue.required')}` });
    await said.click();
    expect(await isFocused(rowOf(page, 2).getByLabel('Từ ngày'))).toBe(true);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: t('form.rows.remove', { row: 'Nơi ở 1' }) }).click();
    await undo.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: t('filing.step.review') }).click();
    await page.getByRole('heading', { level: 1, name: t('filing.review') }).waitFor();
    const sent = await page.getByRole('main').textContent();
    expect(sent).toContain('Ấp Hai');
    expect(sent).not.toContain('Ấp Một');
  });

  test('without scripts the buttons of a list keep what was typed beside them', { timeout: 90_000 }, async () => {
    const page = await whereSomebodyLived(MOVES, { site, secrets, javaScript: false });
    await page.getByRole('radio', { name: t('form.yes'), exact: true }).check();
    await houseIn(page, 1).fill('Ấp Một');
    await page.getByRole('button', { name: ADD }).click();
    await page.getByRole('group', { name: 'Nơi ở 2', exact: true }).waitFor();
    expect(decodeURIComponent(new URL(page.url()).hash)).toMatch(/^#\/residence\/places\/[a-z0-9]{6,16}$/u);
    await expect.poll(() => houseIn(page, 1).inputValue()).toBe('Ấp Một');
    await houseIn(page, 2).fill('Ấp Hai');
    await page.getByRole('button', { name: t('filing.next') }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Nơi ở 2 – Từ ngày' }).waitFor();
    await expect.poll(() => houseIn(page, 2).inputValue()).toBe('Ấp Hai');

    await page.getByRole('button', { name: t('form.rows.remove', { row: 'Nơi ở 1' }) }).click();
    await page.getByRole('group', { name: 'Nơi ở 2', exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => houseIn(page, 1).inputValue()).toBe('Ấp Hai');
  });
}

/** A new citizen on the page of a marital-status filing that asks for a list of places. */
async function whereSomebodyLived(
  citizen: Citizen,
  { site, secrets, javaScript = true }: { site: Site; secrets: Secrets; javaScript?: boolean },
): Promise<Page> {
  const page = await site.visit({ size: 'phone', javaScript });
  secrets.add(citizen.phone, citizen.cccd, await register(page, citizen, site.program.sandbox));
  await page.goto('/nop-ho-so/1.004873');
  await page.getByLabel(t('filing.commune')).selectOption('H12.163');
  await page.getByRole('button', { name: t('filing.begin.button') }).click();
  await page.waitForURL(/\/people/u);
  await page.goto(new URL('residence', page.url()).pathname);
  return page;
}

function rowOf(page: Page, number: number): Locator {
  return page.getByRole('group', { name: `Nơi ở ${number}`, exact: true, includeHidden: true });
}

function houseIn(page: Page, number: number): Locator {
  return rowOf(page, number).getByLabel(t('form.address.detail'));
}

async function expectFocusIn(page: Page, number: number): Promise<void> {
  await expect.poll(() => isFocused(rowOf(page, number).getByLabel(t('form.address.unit')))).toBe(true);
}

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === document.activeElement);
}
