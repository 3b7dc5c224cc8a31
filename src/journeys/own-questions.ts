import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { entriesOf, pagesOf, visibleControls, type Form } from '#modules/form';
import { expectAccessible, expectNoSidewaysScroll, expectSoundPage } from '#test/looks';
import { rightAnswers } from '#test/right-answers';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';
import { next, send } from './vessel-filing.ts';

const t = words('vi');
const SEEKS: Citizen = { phone: '0900000081', cccd: '096085000081', fullName: 'Người Thử Tám Mốt', email: '' };
const TRADES: Citizen = { phone: '0900000082', cccd: '096085000082', fullName: 'Người Thử Tám Hai', email: '' };
const TODAY = '2026-11-22';

/** What a procedure asks of its own: which case, and the fields of its declaration. */
export function ownQuestions(site: Site, secrets: Secrets): void {
  test('who does not know their case is led to it, and may choose another', { timeout: 60_000 }, async () => {
    const page = await site.visit({ size: 'phone' });
    await comeIn(page, SEEKS);
    await page.goto('/thu-tuc/1.003650');
    await page.getByRole('link', { name: t('catalogue.case.find') }).click();
    await answerQuestion(page, 'Chưa');
    await expectSoundPage(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: t('forms.finder.next'), exact: true }).click();
    await page.getByText(t('forms.finder.missing')).waitFor();
    await answerQuestion(page, 'Đóng mới trong nước');
    await page.getByText(t('forms.finder.found', { name: 'Tàu đóng mới' })).waitFor();
    await expect.poll(() => page.getByLabel('Tàu đóng mới', { exact: true }).isChecked()).toBe(true);
    await expectSoundPage(page);
    await expectAccessible(page);

    await page.getByLabel('Tàu nhập khẩu', { exact: true }).check();
    await page.getByRole('button', { name: t('filing.begin.button') }).click();
    await page.waitForURL(/\/case/u);
    await expect.poll(() => page.getByLabel('Tàu nhập khẩu', { exact: true }).isChecked()).toBe(true);
  });

  test('a family registers its business on a phone without scripts', { timeout: 120_000 }, async () => {
    const form = JSON.parse(readFileSync('packs/ca-mau/forms/1.001612.json', 'utf8')) as Form;
    const { answers } = rightAnswers(
      form,
      { filing: { as: 'self' }, founding: { by: 'household' }, tax: { noticeAtOffice: false } },
      TODAY,
    );
    const page = await site.visit({ size: 'phone', javaScript: false });
    await comeIn(page, TRADES);
    await page.goto('/nop-ho-so/1.001612');
    await page.getByLabel(t('filing.commune')).selectOption('H12.163');
    await page.getByRole('button', { name: t('filing.begin.button') }).click();

    for (const { id } of pagesOf(form, answers)) {
      await page.waitForURL((url) => url.pathname.endsWith(`/${id}`));
      await expectNoSidewaysScroll(page);
      for (const entry of entriesOf(form, id, answers)) await fillIn(page, entry);
      for (const { page: asked, control, required } of visibleControls(form, answers)) {
        if (asked === id && required && control.options.paper?.supply === 'upload') await giveFile(page, control.label);
      }
      await next(page);
    }
    const seen = (await page.getByRole('main').textContent()) ?? '';
    for (const said of ['Các thành viên hộ gia đình', 'Thành viên 1', 'Chế biến và bán tôm khô']) expect(seen).toContain(said);
    expect(await send(page)).toMatch(/^MC-/u);
  });

  async function comeIn(page: Page, citizen: Citizen): Promise<void> {
    secrets.add(citizen.phone, citizen.cccd, await register(page, citizen, site.program.sandbox));
  }
}

async function answerQuestion(page: Page, answer: string): Promise<void> {
  await page.getByLabel(answer, { exact: true }).check();
  await page.getByRole('button', { name: t('forms.finder.next'), exact: true }).click();
}

/** Puts what a browser would send into the field it comes from. */
async function fillIn(page: Page, [name, value]: readonly [string, string]): Promise<void> {
  const field = page.locator(`main [name="${name}"]`).first();
  if (value === '' || (await field.getAttribute('type')) === 'hidden') return;
  const choice = page.locator(`main input:is([type=radio], [type=checkbox])[name="${name}"][value="${value}"]`);
  if ((await choice.count()) > 0) return choice.check();
  if ((await page.locator(`main select[name="${name}"]`).count()) > 0) {
    await field.selectOption(value);
    return;
  }
  await field.fill(value);
}

async function giveFile(page: Page, paper: string): Promise<void> {
  const slot = page.getByRole('group', { name: paper });
  const file = { name: 'giay.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf({ note: paper })) };
  await slot.locator('input[type=file]').first().setInputFiles(file);
  await slot.getByRole('button', { name: t('filing.paper.upload') }).click();
  await slot.getByText('giay.pdf').first().waitFor();
}
