import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { signInCitizen } from '#test/people';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import { sitDown } from './a-desk.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const OWNER: Citizen = { phone: '0900000260', cccd: '096085000260', fullName: 'Người Thử Hai Sáu Không', email: '' };
/** Of the demo: an office found right how many people sail on her vessel. */
const CONTESTS = { phone: '0900000004', fact: 'vessel.crew', says: '9', desk: 'tiepnhan1.motcua' };

/** What an owner does with their locker, on a phone and without a script. */
export function lockerRights(site: Site, secrets: Secrets): void {
  test('a paper is put by, shared, taken away, brought back and let go, and all who look are told', { timeout: 120_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(OWNER.phone, OWNER.cccd, await register(page, OWNER, site.program.sandbox));
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      await expectSoundPage(page);
      seen.push(page.url().replace(/\?\/.*$/u, ''));
    };

    await page.goto('/kho');
    await page.getByRole('link', { name: t('rights.put-by.title') }).click();
    await page.getByLabel(t('rights.put-by.type')).selectOption({ index: 3 });
    await page.getByLabel(t('rights.put-by.expires')).fill('40/02/2026');
    await give(page);
    await page.getByText(t('issue.put-by.day')).first().waitFor();
    await look();
    await page.getByLabel(t('rights.put-by.expires')).fill('31/12/2027');
    await give(page);
    await page.getByText(t('rights.done.da-cat')).waitFor();
    const address = page.url().replace(/\?.*$/u, '');
    const opens = async (): Promise<number> => {
      await page.goto(address);
      return page.getByRole('link', { name: t('rights.share.title') }).count();
    };
    await expect.poll(opens, { timeout: 20_000 }).toBe(1);
    await look();

    await page.getByRole('link', { name: t('rights.share.title') }).click();
    await page.getByLabel(t('rights.share.purpose')).fill('Vay vốn');
    await page.getByRole('button', { name: t('rights.share.button') }).click();
    const link = (await page.getByRole('link', { name: /\/chia-se\// }).getAttribute('href')) ?? '';
    await look();
    const stranger = await site.visit({ size: 'phone' });
    await stranger.goto(link);
    await stranger.getByText(OWNER.fullName).waitFor();
    await expectSoundPage(stranger);
    await expectAccessible(stranger);
    const shared = stranger.context().request;
    expect((await shared.get(`${link}/tep`)).headers()['content-type']).toBe('application/pdf');
    const forged = link.replace(/.{4}$/u, 'AAAA');
    expect([(await shared.get(forged)).status(), (await shared.get(`${forged}/tep`)).status()]).toEqual([404, 404]);
    // Seen once: the page asked for again knows nothing of it.
    await page.goto(address.replace(/chi-tiet$/u, 'chia-se'));
    expect(await page.content()).not.toContain(link.split('/').at(-1));

    await page.goto('/kho/ai-da-xem');
    await page.getByText(t('rights.readings.by-link')).first().waitFor();
    await page.getByText(t('rights.readings.for-purpose', { purpose: 'Vay vốn' })).waitFor();
    await look();

    await page.goto('/kho/quyen');
    await page.getByRole('button', { name: /^Dừng chia sẻ/u }).click();
    await page.getByText(t('rights.done.recorded')).waitFor();
    await look();
    expect((await shared.get(`${link}/tep`)).status()).toBe(404);

    await page.goto('/kho/tai-ve');
    await look();
    const archive = await page.context().request.get('/kho/tai-ve/kho.zip');
    expect([archive.status(), archive.headers()['cache-control']]).toEqual([200, 'private, no-store']);
    const bytes = await archive.body();
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    await page.goto(address);
    await page.getByRole('button', { name: t('rights.remove.button') }).click();
    await page.getByText(t('rights.taken-back')).waitFor();
    await page.goto('/kho/tai-ve');
    await page.getByLabel(t('rights.bring.file')).setInputFiles({ name: 'kho-giay-to.zip', mimeType: 'application/zip', buffer: bytes });
    await page.getByRole('button', { name: t('rights.bring.button') }).click();
    await page.getByText(t('rights.bring.done', { papers: 1, facts: 0, known: 0, refused: 0 })).waitFor();

    const again = await site.visit({ size: 'phone' });
    secrets.add(await signInCitizen(again, { phone: OWNER.phone, sandbox: site.program.sandbox }));
    for (const url of new Set(seen.filter((one) => one !== address && !one.includes('/chia-se')))) {
      await again.goto(url);
      await expectAccessible(again);
    }
  });

  test('what an office found right and its owner holds wrong is looked at again, and answered', { timeout: 120_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(await signInCitizen(page, { phone: CONTESTS.phone, sandbox: site.program.sandbox }));
    const correct = page.locator(`a[href*="muc=${CONTESTS.fact}&"]`);
    const known = async (): Promise<number> => {
      await page.goto('/kho');
      return correct.count();
    };
    await expect.poll(known, { timeout: 30_000 }).toBe(1);
    await page.goto((await correct.getAttribute('href')) ?? '');
    await expectSoundPage(page);
    await page.getByLabel(t('rights.fact.text')).fill(CONTESTS.says);
    await page.getByLabel(t('rights.fact.why.wrong')).check();
    await page.getByRole('button', { name: t('rights.fact.button') }).click();
    await page.getByText(t('issue.fact.reason')).first().waitFor();
    await page.getByLabel(t('rights.fact.reason')).fill('Giấy chứng nhận ghi chín người.');
    await page.getByRole('button', { name: t('rights.fact.button') }).click();
    await page.getByText(t('rights.contest.state.waiting')).waitFor();

    const desk = await sitDown(site, CONTESTS.desk);
    secrets.add(desk.password);
    await desk.page.goto('/can-bo/y-kien-kho');
    await expectAccessible(desk.page);
    await desk.page
      .getByRole('main')
      .getByRole('link', { name: /thuyền viên/u })
      .first()
      .click();
    await desk.page.getByText('Giấy chứng nhận ghi chín người.').waitFor();
    await expectSoundPage(desk.page);
    await expectAccessible(desk.page);
    await desk.page.getByLabel(t('rights.desk.agree'), { exact: true }).check();
    await desk.page.getByLabel(t('rights.desk.because')).fill('Đúng như giấy.');
    await desk.page.getByRole('button', { name: t('rights.desk.send') }).click();
    await desk.page.getByText(t('rights.desk.done')).waitFor();

    await page.goto('/kho/quyen');
    await page.getByText(t('rights.contest.state.agreed')).waitFor();
    await page.goto('/kho/ai-da-xem');
    await page.getByText(t('ledger.reason.contested')).first().waitFor();
  });
}

/** Sends the paper, another one each time. */
async function give(page: Page): Promise<void> {
  const buffer = Buffer.from(aPdf({ note: `rights ${page.url()}` }));
  await page.getByLabel(t('rights.put-by.file')).setInputFiles({ name: 'giay-cua-toi.pdf', mimeType: 'application/pdf', buffer });
  await page.getByRole('button', { name: t('rights.put-by.button') }).click();
}
