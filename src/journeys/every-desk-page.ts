import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { signInOfficer } from '#test/people';
import type { Site } from '#test/site';
import { routesOf } from './routes-of.ts';
import type { Secrets } from './secrets.ts';
import { collect, lookAtAll, type Found, type Oddities } from './walk-pages.ts';

/** One of each office. */
const OFFICERS = [
  'tiepnhan1.motcua',
  'truongphong.thuysan',
  'chuyenvien1.thuysan',
  'lanhdao.thuysan',
  'vanthu.thuysan',
  'giamsat.motcua',
  'quantri.motcua',
];
const STARTS = ['/can-bo', '/can-bo/danh-sach', '/can-bo/hang-loat', '/can-bo/quay', '/can-bo/quay/tra-ket-qua', '/quan-tri'];
const FOR_STRANGERS = ['/can-bo/dang-nhap', '/can-bo/kich-hoat'];
/** Reached by doing something that other journeys do, and look at there. */
const EXCUSED = [
  '/can-bo/hang-loat/[id]',
  '/can-bo/uy-quyen/[id]',
  '/can-bo/y-kien-kho/[id]',
  '/can-bo/quay/ho-so/[draftId]/xong',
  '/can-bo/quay/bo-sung/[dossierId]',
  '/quan-tri/lich-lam-viec/han-tra/[id]',
];
const ODDITIES: Oddities = {
  inVietnamese: /^$/u,
};
const t = words('vi');

/** Every page of an office, in every language, on the narrowest phone with the largest letters. */
export function everyDeskPage(site: Site, secrets: Secrets): void {
  test('every page of an office is open to everybody who works there, in every language', { timeout: 480_000 }, async () => {
    const routes = routesOf(['(officer)', '(admin)']);
    const found = new Map<string, Found>();
    const stranger = await site.visit({ size: 'phone' });
    await stranger.goto('/can-bo/dang-nhap');
    await collect(stranger, { found, routes, starts: FOR_STRANGERS });
    for (const login of OFFICERS) {
      const page = await site.visit({ size: 'phone' });
      secrets.add(await signInOfficer(page, { login, sandbox: site.program.sandbox }));
      const prepared = login === OFFICERS[0] ? await beginAtCounter(page, secrets) : [];
      await collect(page, { found, routes, starts: [...STARTS, ...prepared] });
    }
    const missing = routes.map(({ id }) => id).filter((id) => !found.has(id) && !EXCUSED.includes(id));
    expect(missing, 'pages this journey does not know how to reach').toEqual([]);
    await lookAtAll([...found.values()], ODDITIES);
  });
}

/** Begins a filing for somebody who stands at the counter; answers its pages. */
async function beginAtCounter(page: Page, secrets: Secrets): Promise<readonly string[]> {
  secrets.add('096085000190');
  await page.goto('/can-bo/quay');
  await page.locator('[name=card]').fill('096085000190||Người Thử Một Chín|01011985|Nam|Ấp 1, Xã Khánh An, Cà Mau|15042021');
  await page.keyboard.press('Enter');
  await page.locator('[name=cardSeen]').check();
  await page.locator('[name=procedureCode]').selectOption('1.003634');
  await page.getByRole('button', { name: t('counter.begin') }).click();
  await page.waitForURL(/quay\/ho-so/u);
  const draft = new URL(page.url()).pathname.split('/').slice(0, 5).join('/');
  return ['', '/truong-hop', '/giay-mang-den', '/xem-lai', '/bo'].map((step) => draft + step);
}
