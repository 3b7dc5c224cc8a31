import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectNoSidewaysScroll, expectSoundPage } from '#test/looks';
import { SIZES, type Site } from '#test/site';
import { finding } from './finding.ts';

const t = words('vi');
const sizes = Object.keys(SIZES) as (keyof typeof SIZES)[];

const PATHS = [
  '/',
  '/thu-tuc',
  '/thu-tuc?q=dang%20ky%20tau%20ca',
  '/thu-tuc?q=khongcothutucnao',
  '/thu-tuc?level=t%E1%BB%89nh&online=full&agency=H12.06.27&audience=citizen',
  '/thu-tuc/su-kien/dong-tau',
  '/thu-tuc/su-kien/nguoi-than-mat',
  '/thu-tuc/1.003650',
  '/thu-tuc/1.003650?truong-hop=case-3',
  '/thu-tuc/1.004222',
  '/tra-cuu',
  '/hoi-dap',
  '/xac-minh',
  '/cong-khai',
  '/huong-dan',
  '/tiep-can',
  '/quyen-rieng-tu',
  '/dang-nhap',
  '/dang-ky',
  '/dang-xuat',
  '/can-bo/dang-nhap',
];

export function publicPages(site: Site): void {
  finding(site);

  test.each(sizes)('every public page is sound and open to everybody at the size of a %s', { timeout: 120_000 }, async (size) => {
    const page = await site.visit({ size });
    for (const path of PATHS) {
      const answer = await page.goto(path);
      expect.soft(answer?.status(), path).toBe(200);
      await expectSoundPage(page);
      await expectAccessible(page);
    }
  });

  test('a page seen before is renewed without losing its looks', async () => {
    const page = await site.visit();
    await page.goto('/');
    const before = await page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).fontSize);
    const again = await page.goto('/');
    expect((await again?.request().allHeaders())?.['if-none-match'], 'it was asked whether it changed').toBeDefined();
    expect(await page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).fontSize)).toBe(before);
  });

  test('the interface is described without a word to a stranger', async () => {
    const page = await site.visit();
    await page.goto('/api/docs');
    expect(await page.getByRole('heading', { level: 2, name: 'POST /dossiers', exact: true }).count()).toBe(1);
    await expectSoundPage(page);
    await expectAccessible(page);
  });

  test('the gallery of components is open to everybody', async () => {
    const page = await site.visit();
    await page.goto('/giao-dien');
    // It shows page headings among its examples, so it has more than one.
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  test('a search without diacritics finds the procedure', async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/');
    await page.getByRole('searchbox').fill('dang ky tau ca');
    await page.getByRole('button', { name: t('ui.search.button') }).click();
    await page
      .getByRole('link', { name: /đăng ký tàu cá/i })
      .first()
      .click();
    expect(page.url()).toContain('/thu-tuc/1.003650');
  });

  test('an unknown address is answered in Vietnamese, with ways on', async () => {
    const page = await site.visit({ size: 'phone' });
    const answer = await page.goto('/khong-co-trang-nay');
    expect(answer?.status()).toBe(404);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(t('pages.error.404.title'));
    await expectSoundPage(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: t('pages.error.home') }).click();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('the language changes on the page one is on, and back', async () => {
    const page = await site.visit({ javaScript: false });
    await page.goto('/thu-tuc?q=tau');
    await page.getByRole('button', { name: t('ui.lang.en.long') }).click();
    expect(new URL(page.url()).search).toBe('?q=tau');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words('en')('catalogue.title'));
    await page.getByRole('button', { name: t('ui.lang.vi.long') }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(t('catalogue.title'));
  });
}
