import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { signInCitizen } from '#test/people';
import type { Eyes, Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';
import { next } from './vessel-filing.ts';

const t = words('vi');
/** Of the demo: her vessel was registered here, and the certificate is the result of that dossier. */
const OWNER = {
  phone: '0900000004',
  vessel: 'CM-91044-TS',
  number: '084/GCN-THỬ',
  paper: 'Giấy chứng nhận đăng ký tàu cá (Mẫu số 05.ĐKT)',
};
/** How the file of a paper is opened, whatever it weighs. */
const OPENED = new RegExp(`^${t('locker.paper.open', { size: '' }).split('(')[0] ?? ''}`, 'u');
const OTHER: Citizen = { phone: '0900000201', cccd: '096085000201', fullName: 'Người Thử Hai Linh Một', email: '' };
/** A family of the demo: the second may act for the first in everything. */
const MOTHER = 'Người Thử Sáu';
const SON = '0900000005';

const WAYS: readonly { how: string; eyes: Required<Pick<Eyes, 'size' | 'javaScript'>> }[] = [
  { how: 'on a phone without JavaScript', eyes: { size: 'phone', javaScript: false } },
  { how: 'at a desk with JavaScript', eyes: { size: 'desk', javaScript: true } },
];

/** What one was issued is there when it is asked for, and nobody else's ever is. */
export function locker(site: Site, secrets: Secrets): void {
  test.each(WAYS)('a result is kept, opened, and used for the next filing with one press $how', { timeout: 120_000 }, async ({ eyes }) => {
    const page = await site.visit(eyes);
    const look = async (): Promise<void> => {
      await expectSoundPage(page);
      if (eyes.javaScript) await expectAccessible(page);
    };
    await openLocker(page, OWNER.phone);
    await look();
    const sheet = page.getByRole('article').filter({ hasText: OWNER.number });
    expect(await sheet.textContent()).toContain(t('locker.trust.B'));
    const file = await page.context().request.get((await sheet.getByRole('link', { name: OPENED }).getAttribute('href')) ?? '');
    expect([file.status(), file.headers()['content-type'], file.headers()['cache-control']]).toEqual([
      200,
      'application/pdf',
      'private, no-store',
    ]);

    await page.goto('/nop-ho-so/1.003634');
    await page.getByRole('button', { name: t('filing.begin.button') }).click();
    await page.getByLabel(t('form.made.filing.self')).check();
    await next(page);
    await page.getByLabel('Bị rách, hỏng').check();
    await look();
    const slot = page.getByRole('group', { name: 'Bản chính Giấy chứng nhận đăng ký tàu cá' });
    if (!eyes.javaScript) {
      await page.getByLabel('Số đăng ký của tàu').fill('CM-91234-TS');
      await next(page);
      await slot.getByText(t('locker.withheld.other-thing', { name: OWNER.paper })).waitFor();
      await page.getByRole('button', { name: t('filing.back') }).click();
    }
    if (eyes.javaScript) {
      // Known already: pressed, not typed, and it says where it comes from.
      await page.getByRole('button', { name: t('locker.fill', { name: `${t('locker.thing.vessel')}: ${OWNER.vessel}` }) }).click();
      await page.waitForURL(/da-luu/u);
      await page
        .getByText(/Từ hồ sơ H12/u)
        .first()
        .waitFor();
      await expect.poll(() => page.getByLabel('Số đăng ký của tàu').inputValue()).toBe(OWNER.vessel);
    } else {
      await page.getByLabel('Số đăng ký của tàu').fill(OWNER.vessel);
    }
    await next(page);
    await slot.getByText(t('filing.offer.title')).waitFor();
    await look();
    const use = slot.getByRole('button', { name: `${t('filing.offer.use')}: ${OWNER.paper} ${OWNER.number}` });
    await use.click();
    await slot
      .getByRole('listitem')
      .filter({ hasText: OWNER.number.replace('/', '-') })
      .waitFor();
    expect(await slot.getByText(t('filing.offer.title')).count()).toBe(0);
    await look();
  });

  test('whoever signs in next on the same machine finds nothing of it, by no way back and at no address', { timeout: 90_000 }, async () => {
    const page = await site.visit();
    await openLocker(page, OWNER.phone);
    const address = await page
      .getByRole('article')
      .filter({ hasText: OWNER.number })
      .getByRole('link', { name: OPENED })
      .getAttribute('href');
    await page.getByRole('button', { name: t('ui.frame.sign-out'), exact: true }).click();
    await page
      .getByRole('link', { name: t('ui.frame.sign-in') })
      .first()
      .waitFor();
    await page.goBack();
    expect(await page.content()).not.toContain(OWNER.number);
    await page.goto('/');
    secrets.add(OTHER.phone, OTHER.cccd, await register(page, OTHER, site.program.sandbox));
    await page.goto('/kho');
    expect(await page.content()).not.toContain(OWNER.number);
    expect((await page.context().request.get(address ?? '')).status()).toBe(404);
  });

  test('who acts for another sees the other’s locker in their name, and their own in their own', { timeout: 60_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(SON, await signInCitizen(page, { phone: SON, sandbox: site.program.sandbox }));
    await page.goto('/lam-thay');
    await page.getByRole('button', { name: t('acting.switch.to', { name: MOTHER }) }).click();
    await page.goto('/kho');
    await page.getByRole('heading', { level: 1, name: t('locker.title.of', { name: MOTHER }) }).waitFor();
    await expectSoundPage(page);
    const theirs = await page.getByRole('main').textContent();
    await page.goto('/lam-thay');
    await page.getByRole('button', { name: t('acting.switch.to-me') }).click();
    await page.goto('/kho');
    await page.getByRole('heading', { level: 1, name: t('locker.title'), exact: true }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toBe(theirs);
    expect(await page.getByRole('main').textContent()).not.toContain(MOTHER);
  });

  /** Signs in and opens the locker once what the demo filed is in it. */
  async function openLocker(page: Page, phone: string): Promise<void> {
    secrets.add(phone, await signInCitizen(page, { phone, sandbox: site.program.sandbox }));
    const found = async (): Promise<number> => {
      await page.goto('/kho');
      return page.getByRole('article').filter({ hasText: OWNER.number }).count();
    };
    await expect.poll(found, { timeout: 30_000 }).toBe(1);
  }
}
