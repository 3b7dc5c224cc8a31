import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectWrong } from '#test/looks';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { register } from './a-citizen.ts';
import { everythingSaved } from './kept-here.ts';
import { begin, PAPERS, sendFile } from './vessel-filing.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const HULL = { 'Chiều dài lớn nhất': '14,5', 'Chiều rộng lớn nhất': '4,2', 'Chiều cao mạn': '1,9', 'Chiều chìm': '1,4' };

/** The form's rules run in the browser as they do in the server: quicker with JavaScript, never different. */
export function liveForm(site: Site, secrets: Secrets): void {
  test('what an answer decides comes and goes at once, and what went is not sent', { timeout: 60_000 }, async () => {
    const page = await startFiling('86', { site, secrets });
    await page.goto(`${draftOf(page)}/technical`);
    await live(page);
    const number = page.getByLabel('Số máy', { exact: true });
    await expect.poll(() => number.isVisible()).toBe(false);
    await engine(page, 'yes');
    await number.waitFor();
    await number.fill('MA-KHONG-GUI');
    await answerHull(page);
    await engine(page, 'no');
    await number.waitFor({ state: 'hidden' });
    await expectAccessible(page);

    const seen = await reviewed(page);
    expect(seen).toContain('14,5');
    expect(seen).not.toContain('MA-KHONG-GUI');

    const plain = await startFiling('87', { site, secrets, javaScript: false });
    await plain.goto(`${draftOf(plain)}/technical`);
    expect(await plain.getByText(t('form.live')).count()).toBeGreaterThan(0);
    await plain.getByLabel('Số máy', { exact: true }).fill('MA-KHONG-GUI');
    await answerHull(plain);
    await engine(plain, 'no');
    await plain.getByRole('button', { name: t('filing.next') }).click();
    await plain.waitForURL((url) => !url.pathname.endsWith('/technical'));
    expect(await reviewed(plain)).toBe(seen);
  });

  test('what was typed before the script came stays typed and counts', { timeout: 60_000 }, async () => {
    const page = await startFiling('88', { site, secrets });
    const letGo = await holdScripts(page);
    await page.goto(`${draftOf(page)}/vessel`, { waitUntil: 'commit' });
    await page.getByLabel('Nơi đóng').fill('Trại gõ sớm');
    await page.getByLabel('Nghề khai thác chính').selectOption('other');
    letGo();
    await live(page);
    await expect.poll(() => page.getByLabel('Nơi đóng').inputValue()).toBe('Trại gõ sớm');
    await expect.poll(() => page.getByLabel('Ghi rõ nghề khai thác').isVisible()).toBe(true);
    expect(await reviewed(page)).toContain('Trại gõ sớm');
  });

  test('a page that came back says what is wrong first, and lives again', { timeout: 60_000 }, async () => {
    const page = await startFiling('89', { site, secrets });
    await page.goto(`${draftOf(page)}/technical`);
    await live(page);
    await engine(page, 'yes');
    await page.getByRole('button', { name: t('filing.next') }).click();
    const summary = page.getByRole('alert');
    await summary.waitFor();
    await live(page);
    expect(await isFocused(summary)).toBe(true);
    const make = page.getByLabel('Ký hiệu máy, hãng sản xuất');
    await expectWrong(make, t('issue.required'));
    await summary.getByRole('link', { name: 'Ký hiệu máy' }).click();
    expect(await isFocused(make)).toBe(true);
    await page.keyboard.type('Máy Thử 250');
    await engine(page, 'no');
    await make.waitFor({ state: 'hidden' });
    await engine(page, 'yes');
    await expect.poll(() => make.inputValue()).toBe('Máy Thử 250');
  });

  test('what is typed beside a paper is there when the file is, and a line that breaks loses nothing', { timeout: 60_000 }, async () => {
    const page = await startFiling('90', { site, secrets });
    await page.goto(`${draftOf(page)}/technical`);
    await answerHull(page);
    await page.goto(`${await saved(page)}/papers`);
    await live(page);
    const certificate = page.getByLabel('Số giấy chứng nhận an toàn kỹ thuật');
    await certificate.fill('AT-2024-0090');
    await sendFile(page, { paper: PAPERS[0], name: 'tau.pdf', bytes: aPdf() });
    await page.getByText('tau.pdf', { exact: true }).waitFor();
    await expect.poll(() => certificate.inputValue()).toBe('AT-2024-0090');

    await live(page);
    await certificate.fill('AT-2024-0091');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: t('filing.step.review') }).click();
    await page.getByText(t('filing.kept.waits')).waitFor();
    await expect.poll(() => certificate.inputValue()).toBe('AT-2024-0091');
    await page.context().setOffline(false);
    await page.getByRole('heading', { level: 1, name: t('filing.review') }).waitFor();
    expect(await page.getByRole('main').textContent()).toContain('AT-2024-0091');
  });
}

/** A new citizen on the second page of a filing. */
async function startFiling(
  last: string,
  { site, secrets, javaScript = true }: { site: Site; secrets: Secrets; javaScript?: boolean },
): Promise<Page> {
  const citizen = { phone: `09000000${last}`, cccd: `0960850000${last}`, fullName: 'Người Thử Biểu Mẫu', email: '' };
  const page = await site.visit({ size: 'phone', javaScript });
  secrets.add(citizen.phone, citizen.cccd, await register(page, citizen, site.program.sandbox));
  await page.goto('/nop-ho-so/1.003650');
  await begin(page);
  await everythingSaved(page);
  return page;
}

/** Where the pages of the filing on the screen live. */
function draftOf(page: Page): string {
  return new URL('.', page.url()).pathname.replace(/\/$/u, '');
}

/** Waits until the form answers by itself: the remarks for those without JavaScript are gone. */
async function live(page: Page): Promise<void> {
  await page.waitForFunction((remark) => !document.querySelector('main')?.textContent.includes(remark), t('form.live'));
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-alive'));
}

async function engine(page: Page, has: 'yes' | 'no'): Promise<void> {
  await page
    .getByRole('group', { name: 'Tàu có lắp máy?' })
    .getByLabel(t(`form.${has}`), { exact: true })
    .check();
}

async function answerHull(page: Page): Promise<void> {
  await page.getByLabel('Gỗ', { exact: true }).check();
  for (const [label, typed] of Object.entries(HULL)) await page.getByLabel(label).fill(typed);
}

/** Saves by leaving along a link, and answers where the filing's pages live. */
async function saved(page: Page): Promise<string> {
  await page.getByRole('link', { name: t('filing.step.review') }).click();
  await page.waitForURL(/\/xem-lai/u);
  return draftOf(page);
}

/** What the review says was answered, reached by its link; without the numbers of whoever answered. */
async function reviewed(page: Page): Promise<string> {
  await saved(page);
  return (await page.getByRole('main').locator('dl').allTextContents()).join('\n').replaceAll(/\d{10,12}/gu, '…');
}

/** Holds the scripts of the pages back until it is told to let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => (letGo = done));
  await page.route(/\.js$/u, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === document.activeElement);
}
