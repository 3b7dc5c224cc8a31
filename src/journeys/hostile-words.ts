import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectSoundPage } from '#test/looks';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import type { Citizen } from './a-citizen.ts';
import { appraise, assign, choose, doIt, findDossier, press, receive, sitDown } from './a-desk.ts';
import { answer, begin, declare, giveEveryPaper, givePaper, PAPERS, send, sendFile } from './vessel-filing.ts';
import type { Secrets } from './secrets.ts';
import { startFiling } from './wrong-answers.ts';

const t = words('vi');
const CITIZEN: Citizen = { phone: '0900000096', cccd: '096085000096', fullName: 'Người Thử Chín Sáu', email: '' };
/** Short enough for every field, and hurting wherever it is taken for markup. A dialog, a blocked script, a missing picture: each is seen. */
const HOSTILE = '"><script>alert(1)</script><img src=x>';

/** A script in every text field is shown as what was typed wherever it is shown again, the officers' pages included. */
export function hostileWords(site: Site, secrets: Secrets): void {
  test('a script in every text field stays words, for the citizen and at every desk', { timeout: 180_000 }, async () => {
    const page = await startFiling(CITIZEN, { site, secrets });
    await begin(page);
    await answer(page, { typed: HOSTILE });
    await sendFile(page, { paper: PAPERS[1], name: '<img src=x>.pdf', bytes: aPdf({ note: 'named' }) });
    await page.getByText(/img src=x.*[.]pdf/).waitFor();
    await giveEveryPaper(page, { typed: HOSTILE });
    await declare(page);
    await expectOnlyWords(page);
    const reference = await send(page);
    await page.goto(`/ho-so/${reference}`);
    await expectOnlyWords(page);

    const receiver = await sitDown(site, 'tiepnhan2.motcua');
    await findDossier(receiver, reference);
    await expectOnlyWords(receiver.page);
    await choose(receiver, 'ask-supplement');
    await expectOnlyWords(receiver.page);
    const place = receiver.page.locator('.place').filter({ hasText: PAPERS[0] });
    await place.getByRole('checkbox').check();
    await place.getByLabel(t('desk.defect.reason')).fill(HOSTILE);
    await press(receiver.page, 'desk.do.ask-supplement');
    await receiver.page.getByRole('alert').waitFor();
    await expectOnlyWords(receiver.page);
    await place.getByLabel(t('desk.defect.code')).selectOption({ label: t('desk.defect.wrong') });
    await doIt(receiver, 'ask-supplement');
    await expectOnlyWords(receiver.page);

    await page.goto(`/ho-so/${reference}`);
    await expectOnlyWords(page);
    await page.getByRole('link', { name: t('dossiers.call.supplement.button') }).click();
    await expectOnlyWords(page);
    await givePaper(page, { paper: PAPERS[0], name: 'anh-ro.pdf', bytes: aPdf({ note: `again ${reference}` }) });
    await page.getByRole('button', { name: t('filing.supplement.send') }).click();
    await page.getByRole('heading', { name: t('dossiers.now') }).waitFor();
    await page.goto('/hop-thu');
    await expectOnlyWords(page);

    await findDossier(receiver, reference);
    const code = await receive(receiver);
    const head = await sitDown(site, 'truongphong.thuysan');
    await findDossier(head, code);
    await assign(head, 'Chuyên Viên Thủy Sản Hai');
    const specialist = await sitDown(site, 'chuyenvien2.thuysan');
    await findDossier(specialist, code);
    await appraise(specialist, HOSTILE);
    await expectOnlyWords(specialist.page);
    await page.goto(`/ho-so/${code}`);
    await expectOnlyWords(page);
  });

  test('a script in a question stays words', async () => {
    const page = await site.visit({ size: 'phone' });
    await page.goto(`/thu-tuc?q=${encodeURIComponent(HOSTILE)}`);
    await expectOnlyWords(page);
    await expectSoundPage(page);
    await page.goto('/tra-cuu');
    await page.getByLabel(t('tracking.code')).fill(HOSTILE);
    await page.getByLabel(t('tracking.factor')).fill('0001');
    await page
      .getByRole('main')
      .getByRole('button', { name: t('tracking.button') })
      .click();
    await page.getByRole('alert').waitFor();
    await expectOnlyWords(page);
    await expectSoundPage(page);
    await page.goto(`/dang-nhap?next=${encodeURIComponent('//elsewhere.example')}`);
    await expect.poll(() => page.locator('[name=next]').inputValue()).toBe('');
  });
}

/** The words stand on the page as they were typed, and nothing grew out of them. Whether a script ran, the visit itself watches. */
async function expectOnlyWords(page: Page): Promise<void> {
  const shown = (await page.getByRole('main').textContent()) ?? '';
  const typed = await page.locator('input, textarea').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  expect([shown, ...typed].join('\n'), page.url()).toContain(HOSTILE);
  expect(await page.locator('img[src="x"]').count(), page.url()).toBe(0);
}
