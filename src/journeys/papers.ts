import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectNoSidewaysScroll } from '#test/looks';
import { aHeic, aPdf, aPhoto, eicar } from '#test/sample-papers';
import type { Site } from '#test/site';
import { SLOW_LINE, slowDown } from '#test/slow-line';
import { register } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';
import { begin, PAPERS } from './vessel-filing.ts';

const t = words('vi');

/** Papers are sent over weak lines, by people who photograph them. */
export function papers(site: Site, secrets: Secrets): void {
  test('a file goes on by itself where the line was cut, and after the page was closed', { timeout: 120_000 }, async () => {
    const page = await startFiling('50', { site, secrets });
    const slot = slotOf(page, PAPERS[0]);
    const line = await slowDown(page);
    const cut = (offline: boolean): Promise<unknown> => line.send('Network.emulateNetworkConditions', { offline, ...SLOW_LINE });
    const bytes = aLargePdf(1_400_000);
    await choose(slot, [{ name: 'dai.pdf', bytes }]);
    await sentBeyond(slot, 20);
    await cut(true);
    await slot.getByText(t('filing.paper.offline')).first().waitFor();
    await expectNoSidewaysScroll(page);
    await cut(false);
    await slot.getByText(t('filing.paper.offline')).first().waitFor({ state: 'hidden' });
    await sentBeyond(slot, 40);

    await page.reload();
    await live(page);
    await slot.getByText('dai.pdf', { exact: false }).waitFor();
    const goneOn = page.waitForResponse((response) => response.url().endsWith('/uploads/tus') && response.status() === 201);
    await choose(slot, [{ name: 'dai.pdf', bytes }]);
    expect(Number((await goneOn).headers()['upload-offset'])).toBeGreaterThan(500_000);
    await link(slot, 'dai.pdf').waitFor({ timeout: 60_000 });
    expect(await hashesOf(page)).toEqual([sha256(bytes)]);
    await expectAccessible(page);
  });

  test('photos are put in order, turned and taken away, and the office gets one PDF of them', { timeout: 90_000 }, async () => {
    const page = await startFiling('51', { site, secrets });
    const slot = slotOf(page, PAPERS[0]);
    const large = await aRealPhoto(page);
    await choose(slot, [
      { name: 'mot.jpg', bytes: large },
      { name: 'hai.jpg', bytes: aPhoto({ width: 71 }) },
      { name: 'ba.jpg', bytes: aPhoto({ width: 72 }) },
    ]);
    await link(slot, 'ba.jpg').waitFor();
    const sizes = (await filesOf(page)).map(({ size }) => size);
    expect(sizes[0]).toBeLessThan(large.length / 2);
    await arrangeThem(slot);
    await slot.getByText(t('filing.paper.bound', { count: 2 })).waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    expect(await pagesToSend(page)).toEqual(['upright', 'lying']);
  });

  test('without scripts several files are posted at once, and each that is refused says why', { timeout: 90_000 }, async () => {
    const page = await startFiling('52', { site, secrets, javaScript: false });
    const slot = slotOf(page, PAPERS[0]);
    await slot.getByRole('button', { name: t('filing.paper.upload') }).click();
    await slot.getByText(t('refusal.paper.missing')).waitFor();
    await choose(slot, [
      { name: 'mot.jpg', bytes: aPhoto({ width: 81, height: 199 }) },
      { name: 'khoa.pdf', bytes: aPdf({ locked: true }) },
      { name: 'hai.jpg', bytes: aPhoto({ width: 82 }) },
      { name: 'anh.heic', bytes: aHeic() },
      { name: 'ba.jpg', bytes: aPhoto({ width: 83, height: 99 }) },
    ]);
    await slot.getByRole('button', { name: t('filing.paper.upload') }).click();
    await slot.getByText(t('filing.paper.kept', { count: 3 })).waitFor();
    const said = (await slot.textContent()) ?? '';
    expect(said).toContain(t('filing.paper.refused.nth', { nth: 2, reason: t('refusal.paper.encrypted') }));
    expect(said).toContain(t('filing.paper.refused.nth', { nth: 4, reason: t('refusal.paper.heic', { accepted: 'PDF, JPG, PNG' }) }));
    await expectNoSidewaysScroll(page);
    await arrangeThem(slot);
    expect(await pagesToSend(page)).toEqual(['lying', 'upright']);
  });

  test('a harmful file is named, cannot be opened, and counts as missing', { timeout: 60_000 }, async () => {
    const page = await startFiling('53', { site, secrets });
    const slot = slotOf(page, PAPERS[1]);
    await choose(slot, [{ name: 'hai.pdf', bytes: aPdf({ note: `${eicar().toString('latin1')} ${page.url()}` }) }]);
    await slot.getByText(t('filing.paper.infected')).waitFor();
    expect(await link(slot, 'hai.pdf').count()).toBe(0);
    await expectAccessible(page);
    const [file] = await filesOf(page);
    const opened = await page.request.get(`${new URL('.', page.url()).pathname}giay-to/${file!.id}`);
    expect(opened.status()).toBe(410);
    await page.goto(`${new URL('.', page.url()).pathname}xem-lai`);
    const obstacles = (await page.getByRole('main').textContent()) ?? '';
    expect(obstacles).toContain(PAPERS[1]);
    await page.goto('/hop-thu');
    await page
      .getByText(t('notice.paper-infected.subject', { file: 'hai.pdf' }))
      .first()
      .waitFor();
  });
}

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A new citizen on the page of a filing that asks for papers. */
async function startFiling(
  last: string,
  { site, secrets, javaScript = true }: { site: Site; secrets: Secrets; javaScript?: boolean },
): Promise<Page> {
  const citizen = { phone: `09000000${last}`, cccd: `0960850000${last}`, fullName: 'Người Thử Giấy Tờ', email: '' };
  const page = await site.visit({ size: 'phone', javaScript });
  secrets.add(citizen.phone, citizen.cccd, await register(page, citizen, site.program.sandbox));
  await page.goto('/nop-ho-so/1.003650');
  await begin(page);
  await page.goto(`${new URL('.', page.url()).pathname}papers`);
  if (javaScript) await live(page);
  return page;
}

function slotOf(page: Page, paper: string): Locator {
  return page.getByRole('group', { name: paper });
}

async function choose(slot: Locator, files: readonly Chosen[]): Promise<void> {
  const mimeType = (name: string): string =>
    name.endsWith('.pdf') ? 'application/pdf' : name.endsWith('.heic') ? 'image/heic' : 'image/jpeg';
  await slot
    .locator('input[type=file]')
    .first()
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: mimeType(name), buffer: Buffer.from(bytes) })));
}

function link(slot: Locator, name: string): Locator {
  return slot.getByRole('link', { name: t('filing.paper.open.named', { name }) });
}

/** The third first, the first turned, the second gone. */
async function arrangeThem(slot: Locator): Promise<void> {
  const order = async (...names: readonly string[]): Promise<void> => {
    await expect.poll(async () => slot.getByRole('link', { name: '.jpg' }).allTextContents(), { timeout: 20_000 }).toEqual(names);
  };
  const press = (key: 'up' | 'turn' | 'remove', name: string): Promise<void> =>
    slot.getByRole('button', { name: t(`filing.paper.${key}.named`, { name }), exact: true }).click();
  await order('mot.jpg', 'hai.jpg', 'ba.jpg');
  await press('up', 'ba.jpg');
  await order('mot.jpg', 'ba.jpg', 'hai.jpg');
  await press('up', 'ba.jpg');
  await order('ba.jpg', 'mot.jpg', 'hai.jpg');
  await press('remove', 'hai.jpg');
  await order('ba.jpg', 'mot.jpg');
  await press('turn', 'ba.jpg');
  await slot.locator('img.turn-90').waitFor();
  await order('ba.jpg', 'mot.jpg');
}

/** The pages of the PDF that the review offers to be opened. */
async function pagesToSend(page: Page): Promise<readonly string[]> {
  await page.goto(`${new URL('.', page.url()).pathname}xem-lai`);
  const file = page.getByRole('link', { name: 'ba (1-2).pdf' });
  const answer = await page.request.get((await file.getAttribute('href')) ?? '');
  expect(answer.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
  const text = (await answer.body()).toString('latin1');
  return [...text.matchAll(/\/MediaBox \[0 0 (\S+) (\S+)\]/g)].map(([, width, height]) =>
    Number(width) > Number(height) ? 'lying' : 'upright',
  );
}

/** Waits until a bar says that more than so many percent were sent. */
async function sentBeyond(slot: Locator, percent: number): Promise<void> {
  const bar = slot.locator('progress');
  await expect.poll(async () => Number(await bar.getAttribute('value')), { timeout: 40_000 }).toBeGreaterThan(percent);
}

interface Kept {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
}

async function filesOf(page: Page): Promise<readonly Kept[]> {
  const draftId = new URL(page.url()).pathname.split('/')[3] ?? '';
  const answer = await page.request.get(`/uploads/drafts/${draftId}`, { headers: { accept: 'application/json' } });
  return ((await answer.json()) as { readonly files: readonly Kept[] }).files;
}

async function hashesOf(page: Page): Promise<readonly string[]> {
  return (await filesOf(page)).map((file) => file.sha256);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function aLargePdf(size: number): Uint8Array {
  return aPdf({ note: randomBytes(size / 2).toString('hex') });
}

/** A photo as a phone takes it, twelve million pixels of this and that. */
async function aRealPhoto(page: Page): Promise<Uint8Array> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4000, 3000];
    const context = canvas.getContext('2d')!;
    for (let at = 0; at < 4000; at += 1) {
      context.fillStyle = `hsl(${(at * 137) % 360} 60% 50%)`;
      context.fillRect((at * 7919) % 4000, (at * 6271) % 3000, 90, 90);
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
  });
  return Buffer.from(drawn, 'base64');
}

async function live(page: Page): Promise<void> {
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
}
