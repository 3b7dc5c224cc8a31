import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectSoundPage } from '#test/looks';
import { signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import { sitDown } from './a-desk.ts';
import { answer, begin, declare, giveEveryPaper, sentNumber } from './vessel-filing.ts';
import type { Secrets } from './secrets.ts';
import { startFiling } from './wrong-answers.ts';

const t = words('vi');
const OWNER: Citizen = { phone: '0900000097', cccd: '096085000097', fullName: 'Người Thử Chín Bảy', email: '' };
const OTHER: Citizen = { phone: '0900000098', cccd: '096085000098', fullName: 'Người Thử Chín Tám', email: '' };

/** What is sent twice, too late, from elsewhere, or by somebody whose it is not. */
export function strangersAndHaste(site: Site, secrets: Secrets): void {
  test('what ends a session while somebody types leads back to the same page', { timeout: 60_000 }, async () => {
    const page = await startFiling(OTHER, { site, secrets });
    await begin(page);
    const here = new URL(page.url()).pathname;
    await sql`
      update session
      set created_at = created_at - interval '8 days', expires_at = expires_at - interval '8 days', ends_at = ends_at - interval '8 days'
      where account_id = (select id from account where phone = ${OTHER.phone})
    `.execute(await site.ownerDb());

    await page.getByLabel('Cho chính tôi, tôi là chủ tàu').check();
    await page.getByRole('link', { name: t('filing.kept.sign-in') }).click();
    await page.getByText(t('account.sign-in.again')).waitFor();
    await expectSoundPage(page);
    secrets.add(await signInCitizen(page, { phone: OTHER.phone, sandbox: site.program.sandbox }));
    expect(new URL(page.url()).pathname).toBe(here);
    await expect.poll(() => page.getByLabel('Cho chính tôi, tôi là chủ tàu').isChecked()).toBe(true);
  });

  test('two clicks, two tabs and the way back give one dossier, which nobody else can see', { timeout: 120_000 }, async () => {
    const page = await startFiling(OWNER, { site, secrets });
    await begin(page);
    const draft = page.url().split('/').at(-2) ?? '';
    await answer(page);
    await giveEveryPaper(page);
    await declare(page);
    const review = page.url();

    const second = await page.context().newPage();
    await second.goto(review);
    await page.getByRole('button', { name: t('filing.send') }).dblclick();
    const reference = await sentNumber(page);
    await second.getByRole('button', { name: t('filing.send') }).click();
    expect(await sentNumber(second)).toBe(reference);
    await page.goBack();
    await page.goto(review);
    expect(await sentNumber(page)).toBe(reference);
    await page.goto('/ho-so');
    expect(await page.getByRole('article').count()).toBe(1);
    expect(await page.getByRole('article').textContent()).toContain(reference);

    await expectNobodyElseSees({ reference, draft });
  });

  test('a post from another site changes nothing', async () => {
    const page = await site.visit();
    secrets.add(await register(page, { ...OTHER, phone: '0900000099' }, site.program.sandbox));
    secrets.add('0900000099');
    const { origin } = site.program;
    for (const path of ['/dang-xuat', '/tai-khoan?/save', '/nop-ho-so/1.003650', '/uploads/drafts/any', '/api/v1/dossiers']) {
      const answered = await page
        .context()
        .request.post(origin + path, { headers: { origin: 'http://elsewhere.example' }, form: { lang: 'en' } });
      expect(answered.status(), path).toBe(403);
    }
    await page.goto('/ho-so');
    expect(await page.getByRole('button', { name: t('ui.frame.sign-out') }).count()).toBe(1);

    const elsewhere = await page.context().newPage();
    await elsewhere.setContent(`<form method="post" action="${origin}/dang-xuat"><button>Gửi</button></form>`);
    const [answered] = await Promise.all([elsewhere.waitForResponse(`${origin}/dang-xuat`), elsewhere.getByRole('button').click()]);
    expect(answered.status()).toBe(403);
  });

  async function expectNobodyElseSees({ reference, draft }: { reference: string; draft: string }): Promise<void> {
    const other = await site.visit({ size: 'phone' });
    secrets.add(await signInCitizen(other, { phone: OTHER.phone, sandbox: site.program.sandbox }));
    for (const path of [
      `/ho-so/${reference}`,
      `/ho-so/${draft}`,
      `/nop-ho-so/1.003650/${draft}/xem-lai`,
      `/nop-ho-so/1.003650/${draft}/da-gui`,
      `/nop-ho-so/1.003650/${draft}/bo-sung`,
      '/nop-ho-so/1.003650/khong-phai-ma/xem-lai',
      '/ho-so/MC-261122-AAAAAA',
    ]) {
      await expectNotFound(other, path);
    }
    const stranger = await sitDown(site, 'tiepnhan1.motcua.datmui');
    await expectNotFound(stranger.page, `/can-bo/ho-so/${draft}`);
    await expectNotFound(stranger.page, `/can-bo/ho-so/${draft}/receive`);
  }
}

async function expectNotFound(page: Page, path: string): Promise<void> {
  const answered = await page.goto(path);
  expect(answered?.status(), path).toBe(404);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(t('pages.error.404.title'));
  expect(await page.getByRole('main').textContent()).not.toContain(OWNER.fullName);
  await expectSoundPage(page);
}
