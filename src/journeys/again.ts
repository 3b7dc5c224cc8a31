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
const OWNER = { phone: '0900000004', vessel: 'CM-91044-TS', number: '084/GCN-THỬ' };
const OTHER: Citizen = { phone: '0900000280', cccd: '096085000280', fullName: 'Người Thử Hai Tám Không', email: '' };
const NEXT = '1.003634';

const WAYS: readonly { how: string; eyes: Required<Pick<Eyes, 'size' | 'javaScript'>> }[] = [
  { how: 'on a phone without JavaScript', eyes: { size: 'phone', javaScript: false } },
  { how: 'at a desk with JavaScript', eyes: { size: 'desk', javaScript: true } },
];

/** A filing that begins from a dossier: nothing known is typed, nothing given is asked for, and nobody else learns of it. */
export function again(site: Site, secrets: Secrets): void {
  test.each(WAYS)('a result leads to the next filing without a word typed $how', { timeout: 120_000 }, async ({ eyes }) => {
    const page = await site.visit(eyes);
    const look = async (): Promise<void> => {
      await expectSoundPage(page);
      if (eyes.javaScript) await expectAccessible(page);
    };
    await openDossier(page);
    await look();
    const link = page.locator(`a[href$="nop-lai?thu-tuc=${NEXT}"]`);
    const address = (await link.getAttribute('href')) ?? '';
    await link.click();
    await page.getByRole('heading', { name: t('again.along'), exact: true }).waitFor();
    const said = (await page.getByRole('main').textContent()) ?? '';
    expect(said).toContain(OWNER.number);
    expect(said).toContain(t('again.along.for', { name: 'Bản chính Giấy chứng nhận đăng ký tàu cá' }));
    await look();

    // Sent twice, it is one filing.
    const form = page.locator('main form').filter({ has: page.locator('[name=requestId]') });
    const requestId = await form.locator('[name=requestId]').inputValue();
    const principal = await form.locator('[name=principal]').inputValue();
    const sent = { form: { requestId, principal }, headers: { origin: site.program.origin, accept: 'text/html' }, maxRedirects: 0 };
    const first = (await page.request.post(address, sent)).headers()['location'];
    expect(first).toMatch(/\/vessel$/u);
    await page.getByRole('button', { name: t('again.begin') }).click();
    await page.waitForURL(/\/vessel$/u);
    expect(new URL(page.url()).pathname).toBe(first);
    expect(await page.getByLabel('Số đăng ký của tàu').inputValue()).toBe(OWNER.vessel);
    await page.getByLabel('Bị rách, hỏng').check();
    await next(page);
    const slot = page.getByRole('group', { name: 'Bản chính Giấy chứng nhận đăng ký tàu cá' });
    await slot
      .locator('li.open')
      .filter({ hasText: OWNER.number.replace('/', '-') })
      .waitFor();
    await look();
  });

  test('nobody begins from another’s dossier, nor with a procedure there is not', { timeout: 90_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    const dossier = await openDossier(page);
    expect((await page.request.get(`${dossier}/nop-lai?thu-tuc=1.000000`)).status()).toBe(404);
    await page.getByRole('button', { name: t('ui.frame.sign-out'), exact: true }).click();
    await page.goto('/');
    secrets.add(OTHER.phone, OTHER.cccd, await register(page, OTHER, site.program.sandbox));
    const theirs = await page.request.get(`${dossier}/nop-lai?thu-tuc=${NEXT}`);
    expect(theirs.status()).toBe(404);
    const posted = await page.request.post(`${dossier}/nop-lai?thu-tuc=${NEXT}`, {
      form: { requestId: 'x' },
      headers: { origin: site.program.origin },
      maxRedirects: 0,
    });
    expect(posted.status()).toBe(404);
  });

  /** Signs in and opens the dossier that brought the certificate; answers its address. */
  async function openDossier(page: Page): Promise<string> {
    secrets.add(OWNER.phone, await signInCitizen(page, { phone: OWNER.phone, sandbox: site.program.sandbox }));
    const sheet = page.getByRole('article').filter({ hasText: OWNER.number });
    const found = async (): Promise<number> => {
      await page.goto('/kho');
      return sheet.count();
    };
    await expect.poll(found, { timeout: 30_000 }).toBe(1);
    await sheet.getByRole('link', { name: t('again.links.from-paper') }).click();
    await page.waitForURL(/\/ho-so\/H12[^/]+$/u);
    return new URL(page.url()).pathname;
  }
}
