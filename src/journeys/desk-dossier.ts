import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { signInCitizen } from '#test/people';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { introduce, type Citizen } from './a-citizen.ts';
import { choose, doIt, findDossier, press, sitDown, type AtDesk } from './a-desk.ts';
import type { Secrets } from './secrets.ts';
import { answer, begin, declare, givePaper, PAPERS, send } from './vessel-filing.ts';

const t = words('vi');
const [PICTURE] = PAPERS;
const SAFETY = 'Giấy chứng nhận an toàn kỹ thuật';
const REASON = 'Anh/Chị chụp lại cho rõ số hiệu ở mũi tàu.';
const NAME_REASON = 'Anh/Chị ghi tên tàu như trên giấy chứng nhận.';
const NOTE = 'Đã gọi điện cho chủ tàu, hẹn gửi lại trong tuần.';

/** A dossier on the officer's table: papers beside the form, marks, notes, and a colleague at the same dossier. */
export function deskDossier(site: Site, secrets: Secrets): void {
  test('papers are read beside the form, marked, and asked for in one request', { timeout: 240_000 }, async () => {
    const reference = await filed(site, { secrets, number: 120 });
    const desk = await at(site, { secrets, login: 'tiepnhan1.motcua', reference });
    const { page } = desk;
    await look(page);
    await walkPages(page);
    const shown = page.locator('.papers .row');
    await shown
      .filter({ hasText: SAFETY })
      .getByRole('button', { name: t('desk.check.right') })
      .click();
    await summary(page, { right: 1, wrong: 0 });
    await markWrong(page, { row: shown.filter({ hasText: PICTURE }), code: t('desk.defect.unreadable'), reason: REASON });
    await summary(page, { right: 1, wrong: 1 });
    await markWrong(page, {
      row: page.locator('.answers .row').filter({ hasText: 'Tên tàu' }),
      code: t('desk.defect.wrong'),
      reason: NAME_REASON,
    });
    await summary(page, { right: 1, wrong: 2 });
    await look(page);

    await page.setViewportSize({ width: 360, height: 740 });
    await look(page);
    await page.setViewportSize({ width: 1280, height: 900 });

    await page.getByRole('link', { name: t('desk.check.ask', { count: 2 }) }).click();
    for (const reason of [REASON, NAME_REASON]) await expect.poll(async () => values(page)).toContain(reason);
    await look(page);
    await doIt(desk, 'ask-supplement');
    const history = page.getByRole('list', { name: t('desk.dossier.history') });
    for (const reason of [REASON, NAME_REASON]) expect(await history.textContent()).toContain(reason);
  });

  test('without a script everything is there, and a mark without a reason says so', { timeout: 240_000 }, async () => {
    const reference = await filed(site, { secrets, number: 121 });
    const page = await site.visit({ javaScript: false });
    const desk = await at(site, { secrets, login: 'tiepnhan2.motcua', reference, page });
    await walkPages(page);
    const row = page.locator('.papers .row').filter({ hasText: PICTURE });
    await row.locator('summary').click();
    await row.getByRole('button', { name: t('desk.check.keep') }).click();
    await page.getByRole('alert').getByText(t('issue.choose-one')).waitFor();
    await row.getByLabel(t('desk.defect.code')).selectOption({ label: t('desk.defect.unreadable') });
    await row.getByLabel(t('desk.defect.reason')).fill(REASON);
    await row.getByRole('button', { name: t('desk.check.keep') }).click();
    await summary(page, { right: 0, wrong: 1 });

    await page.getByLabel(t('desk.notes.label')).fill(NOTE);
    await press(page, 'desk.notes.keep');
    await page
      .getByRole('list', { name: t('desk.notes') })
      .getByText(NOTE)
      .waitFor();

    await page.goto('/ho-so');
    const applicant = await site.visit({ size: 'phone' });
    secrets.add(await signInCitizen(applicant, { phone: '0900000121', sandbox: site.program.sandbox }));
    await applicant.goto(`/ho-so/${reference}`);
    const told = await applicant.getByRole('main').textContent();
    expect(told).toContain(reference);
    for (const inside of [NOTE, REASON]) expect(told).not.toContain(inside);
    await findDossier(desk, reference);
  });

  test('two officers at one dossier see each other; one wins, the other keeps every word', { timeout: 240_000 }, async () => {
    const reference = await filed(site, { secrets, number: 122 });
    const one = await at(site, { secrets, login: 'tiepnhan3.motcua', reference });
    const other = await at(site, { secrets, login: 'tiepnhan4.motcua', reference });
    await other.page
      .getByText(t('desk.here', { names: t('desk.here.one', { name: 'Cán Bộ Tiếp Nhận Một Cửa Ba', role: t('dossier.role.receiver') }) }))
      .waitFor();

    await choose(other, 'ask-supplement');
    const place = other.page.locator('.place').filter({ hasText: PICTURE });
    await place.getByRole('checkbox').check();
    await place.getByLabel(t('desk.defect.code')).selectOption({ label: t('desk.defect.unreadable') });
    await place.getByLabel(t('desk.defect.reason')).fill(REASON);
    await choose(one, 'receive');
    await doIt(one, 'receive');

    await press(other.page, 'desk.do.ask-supplement');
    await other.page.getByText(t('desk.changed.title')).waitFor();
    const said = await other.page.getByRole('main').textContent();
    for (const part of ['Cán Bộ Tiếp Nhận Một Cửa Ba', t('dossier.fact.received'), REASON]) expect(said).toContain(part);
    await look(other.page);
  });
}

/** A filing of a vessel whose first paper has three pages; answers its reference. */
async function filed(site: Site, { secrets, number }: { secrets: Secrets; number: number }): Promise<string> {
  const citizen: Citizen = {
    phone: `0900000${number}`,
    cccd: `096085000${number}`,
    fullName: 'Người Thử Bàn Việc',
    email: `nguoithu${number}@example.vn`,
  };
  secrets.add(citizen.phone, citizen.cccd);
  const page = await site.visit();
  await page.goto('/nop-ho-so/1.003650');
  secrets.add(await signInCitizen(page, { phone: citizen.phone, sandbox: site.program.sandbox }));
  await introduce(page, citizen);
  await begin(page);
  await answer(page);
  await page.getByLabel('Số giấy chứng nhận an toàn kỹ thuật').fill('AT-2024-0009');
  await page.getByLabel('Ngày cấp').fill('15/06/2024');
  await page.getByRole('button', { name: t('filing.save') }).click();
  for (const [at, paper] of PAPERS.entries()) {
    await givePaper(page, { paper, name: `giay-${at + 1}.pdf`, bytes: aPdf({ pages: at === 0 ? 3 : 1, note: `${number}-${at}` }) });
  }
  await page.getByRole('button', { name: t('filing.next') }).click();
  await declare(page);
  const reference = await send(page);
  await page.close();
  return reference;
}

async function at(site: Site, who: { secrets: Secrets; login: string; reference: string; page?: Page }): Promise<AtDesk> {
  const desk = await sitDown(site, who.login, who.page);
  who.secrets.add(desk.password);
  await findDossier(desk, who.reference);
  return desk;
}

/** Goes to the second page of the paper with three, nearer, turned, and sees that a picture came each time. */
async function walkPages(page: Page): Promise<void> {
  const viewer = page.locator('#xem');
  await page.locator('.papers .row').filter({ hasText: PICTURE }).getByRole('link').first().click();
  await viewer.getByText(t('desk.view.page', { page: 1, pages: 3 })).waitFor();
  await viewer.getByRole('link', { name: t('desk.view.next') }).click();
  await viewer.getByText(t('desk.view.page', { page: 2, pages: 3 })).waitFor();
  expect(await drawn(page)).toBe(1000);
  await viewer.getByRole('link', { name: t('desk.view.nearer') }).click();
  await viewer.locator('img.zoom-2').waitFor();
  expect(await drawn(page)).toBe(1500);
  await viewer.getByRole('link', { name: t('desk.view.right') }).click();
  await viewer.locator('img[src*="xoay=90"].zoom-2').waitFor();
  expect(await drawn(page)).toBeGreaterThan(2000);
}

/** How wide the picture is that came. */
async function drawn(page: Page): Promise<number> {
  const picture = page.locator('#xem .frame img');
  await expect
    .poll(async () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
  return picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
}

async function markWrong(page: Page, said: { row: ReturnType<Page['locator']>; code: string; reason: string }): Promise<void> {
  await said.row.locator('summary').click();
  await said.row.getByLabel(t('desk.defect.code')).selectOption({ label: said.code });
  await said.row.getByLabel(t('desk.defect.reason')).fill(said.reason);
  await said.row.getByRole('button', { name: t('desk.check.keep') }).click();
  await said.row.locator('.reason').getByText(said.reason).waitFor();
}

async function summary(page: Page, { right, wrong }: { right: number; wrong: number }): Promise<void> {
  await page
    .locator('#kiem')
    .getByText(new RegExp(`${right} đạt, ${wrong} chưa đạt`, 'u'))
    .waitFor();
}

async function values(page: Page): Promise<readonly string[]> {
  return page.locator('textarea').evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value));
}

async function look(page: Page): Promise<void> {
  await expectSoundPage(page);
  await expectAccessible(page);
}
