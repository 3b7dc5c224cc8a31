import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectNoSidewaysScroll, expectSoundPage } from '#test/looks';
import { textOfPdf } from '#test/pdf-text';
import { SIZES, type Site } from '#test/site';
import { sitDown } from './a-desk.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');

/** What an office prints, what anybody can check, and what it takes back. */
export function deskPapers(site: Site, secrets: Secrets): void {
  test('a receipt is found in the register, checked by anybody without scripts, and taken back', { timeout: 180_000 }, async () => {
    const desk = await sitDown(site, 'tiepnhan1.motcua');
    secrets.add(desk.password);
    const { page } = desk;
    const [dossier, days] = await openRegister(page);
    await lookAt(page);
    expect(squeezed(await printed(page, `/can-bo/so-theo-doi/pdf?${days}`))).toContain(squeezed(`SỔ THEO DÕI HỒ SƠ`));

    await page.goto(dossier);
    await page.getByRole('link', { name: t('official-paper.control'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: t('official-paper.control') }).waitFor();
    await lookAt(page);
    const slip = squeezed(await printed(page, `${dossier}/phieu-kiem-soat/pdf`));
    for (const said of ['PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', '1. Giao:', 'Cán Bộ Tiếp Nhận Một Cửa']) {
      expect(slip).toContain(squeezed(said));
    }

    await page.goto(`${dossier}/van-ban`);
    await lookAt(page);
    const receipt = page.locator('section').filter({ hasText: '/TNHS' });
    const pdf = await fetched(page, (await receipt.getByRole('link', { name: t('official-paper.open') }).getAttribute('href')) ?? '');
    const address = (await receipt.getByRole('link', { name: /[2-9A-Z]{4}-/u }).getAttribute('href')) ?? '';

    const stranger = await site.visit({ javaScript: false, size: 'phone' });
    expect(await standingOf(stranger, { pdf, address })).toMatch(/Giấy thật/u);
    const changed = Buffer.concat([pdf, Buffer.from('\n')]);
    await checkFile(stranger, changed);
    await stranger.getByText(t('verify.unknown-file')).waitFor();
    const scripted = await site.visit();
    await scripted.goto(stranger.url());
    await lookAt(scripted);

    await receipt.getByText(t('official-paper.withdraw'), { exact: true }).click();
    await receipt.getByLabel(t('official-paper.withdraw.reason')).selectOption({ label: t('official-paper.reason.mistake') });
    await receipt.getByRole('button', { name: t('official-paper.withdraw.do'), exact: true }).click();
    await page.getByText(t('official-paper.withdrawn'), { exact: true }).waitFor();
    expect(await standingOf(stranger, { pdf, address })).toBe(t('verify.standing.withdrawn'));
    await scripted.goto(address);
    await lookAt(scripted);
  });

  test('an administrator looks at each form with invented people, and nobody else does', { timeout: 120_000 }, async () => {
    const { page, password } = await sitDown(site, 'quantri.motcua');
    secrets.add(password);
    await page.goto('/can-bo/mau-giay');
    await lookAt(page);
    const addresses = await page.locator('main table a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) expect(await printed(page, `${address}/pdf`), address).toContain('BẢN THỬ');
    await page.goto(addresses.at(-1)!);
    await expect
      .poll(() =>
        page
          .getByRole('img')
          .last()
          .evaluate((picture) => (picture as HTMLImageElement).naturalWidth),
      )
      .toBeGreaterThan(100);
    await lookAt(page);
    await page.close();

    const { page: other } = await sitDown(site, 'chuyenvien1.thuysan');
    for (const [path, status] of [
      ['/can-bo/mau-giay', 403],
      ['/can-bo/so-theo-doi', 404],
      ['/can-bo/so-theo-doi/pdf', 404],
    ] as const) {
      expect((await other.context().request.get(new URL(path, other.url()).href)).status(), path).toBe(status);
    }
  });
}

/** Opens the register around the days on which the demo's first dossiers were received; answers the first of them. */
async function openRegister(page: Page): Promise<readonly [string, string]> {
  await page.getByRole('link', { name: t('official-paper.register.nav'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t('official-paper.register.title') }).waitFor();
  const until = await page.getByLabel(t('official-paper.register.until')).inputValue();
  const [day = '', month = '', year = ''] = until.split('/');
  const from = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) - 60))
    .toISOString()
    .slice(0, 10)
    .split('-')
    .reverse()
    .join('/');
  await page.getByLabel(t('official-paper.register.from')).fill(from);
  await page.getByRole('button', { name: t('official-paper.register.show'), exact: true }).click();
  const first = page.locator('main table').getByRole('link').first();
  return [(await first.getAttribute('href')) ?? '', new URLSearchParams({ tu: from, den: until }).toString()];
}

async function lookAt(page: Page): Promise<void> {
  await expectSoundPage(page);
  await expectAccessible(page);
  const before = page.viewportSize() ?? SIZES.desk;
  for (const size of Object.values(SIZES)) {
    await page.setViewportSize(size);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize(before);
}

/** What a stranger is told of a paper, the same by its code and by its file. */
async function standingOf(page: Page, { pdf, address }: { readonly pdf: Buffer; readonly address: string }): Promise<string> {
  await page.goto(address);
  const byCode = await page.locator('main .notice .title').innerText();
  await checkFile(page, pdf);
  await page.getByText(t('verify.exact')).waitFor();
  expect(await page.locator('main .notice .title').innerText()).toBe(byCode);
  return byCode;
}

async function checkFile(page: Page, bytes: Buffer): Promise<void> {
  await page.goto('/xac-minh');
  await page.getByLabel(t('verify.file')).setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer: bytes });
  await page.getByRole('button', { name: t('verify.file.button') }).click();
  await page.getByRole('heading', { level: 1, name: t('verify.of-file') }).waitFor();
}

async function fetched(page: Page, path: string): Promise<Buffer> {
  const answer = await page.context().request.get(new URL(path, page.url()).href);
  expect(answer.status(), path).toBe(200);
  return answer.body();
}

async function printed(page: Page, path: string): Promise<string> {
  return textOfPdf(await fetched(page, path));
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}
