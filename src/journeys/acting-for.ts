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
const PRINCIPAL: Citizen = { phone: '0900000061', cccd: '096085000061', fullName: 'Người Thử Sáu Mốt', email: '' };
const DELEGATE: Citizen = { phone: '0900000062', cccd: '096085000062', fullName: 'Người Thử Sáu Hai', email: '' };
const CLAIMER: Citizen = { phone: '0900000063', cccd: '096085000063', fullName: 'Người Thử Sáu Ba', email: '' };
/** A family of the demo: the second may act for the first in everything. */
const MOTHER = { cccd: '095141000006', fullName: 'Người Thử Sáu' };
const SON = { phone: '0900000005', cccd: '096203000005', fullName: 'Người Thử Năm' };
const COMPANY = 'Công ty TNHH Thử Sáu Ba';
const START = '/nop-ho-so/1.003650';

/** One person in the name of another, on one browser: nothing of one is ever among the other's. */
export function actingFor(site: Site, secrets: Secrets): void {
  test('without scripts: what is begun for another is theirs, and comes back only in their name', { timeout: 120_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(SON.phone, await signInCitizen(page, { phone: SON.phone, sandbox: site.program.sandbox }));
    await page.goto('/tai-khoan/uy-quyen');
    await expectSoundPage(page);
    await actFor(page, MOTHER.fullName);
    await expectSoundPage(page);
    expect(await bar(page).textContent()).toContain(MOTHER.fullName);

    const draft = await beginFiling(page);
    expect(await page.content()).toContain(MOTHER.cccd);
    expect(await page.content()).not.toContain(SON.cccd);
    const second = await page.context().newPage();
    await second.goto('/ho-so');
    await stop(second);
    expect(await second.content()).not.toContain(draft);

    // The first tab does not know yet: what it sends is refused, shown to nobody, and waits for its own name.
    await page.getByLabel('Họ và tên').fill('Viết Từ Trang Cũ');
    await page.getByRole('button', { name: t('filing.next') }).click();
    await page.getByRole('heading', { level: 1, name: t('acting.switch.changed.title') }).waitFor();
    await page.getByText(t('acting.switch.changed.kept')).waitFor();
    await expectSoundPage(page);
    expect(await page.content()).not.toContain(MOTHER.cccd);

    // Neither the way back nor the address shows the other's page; both offer to switch.
    await page.goBack();
    expect(await page.content()).not.toContain(MOTHER.cccd);
    await page.goto(draft);
    await page.getByRole('heading', { level: 1, name: t('acting.switch.other.title', { name: MOTHER.fullName }) }).waitFor();
    await expectSoundPage(page);
    await page.getByRole('button', { name: t('acting.switch.to', { name: MOTHER.fullName }) }).click();
    await page.getByText(t('filing.saved'), { exact: true }).waitFor();
    await expect.poll(() => page.getByLabel('Họ và tên').inputValue()).toBe('Viết Từ Trang Cũ');

    // The session ends in the middle: signing in is personal, and what was typed is there once they act for their mother again.
    await page.getByLabel('Họ và tên').fill('Viết Lúc Hết Phiên');
    await page.context().clearCookies({ name: /motcua$/u });
    await page.getByRole('button', { name: t('filing.next') }).click();
    await page.getByLabel(t('account.sign-in.phone')).waitFor();
    secrets.add(await signInCitizen(page, { phone: SON.phone, sandbox: site.program.sandbox }));
    expect(await page.content()).not.toContain('Viết Lúc Hết Phiên');
    await page.getByRole('button', { name: t('acting.switch.to', { name: MOTHER.fullName }) }).click();
    await page.getByText(t('filing.saved'), { exact: true }).waitFor();
    await expect.poll(() => page.getByLabel('Họ và tên').inputValue()).toBe('Viết Lúc Hết Phiên');

    await page.goto('/tai-khoan');
    await page.getByRole('heading', { level: 1, name: t('acting.switch.private.title') }).waitFor();
    expect(await page.content()).not.toContain(SON.cccd);
    await page.getByRole('button', { name: t('acting.switch.to-me') }).click();
    await page.waitForURL('**/tai-khoan');
    expect(await bar(page).count()).toBe(0);
    await expect.poll(() => page.getByLabel(t('account.profile.detail')).inputValue()).toContain('Số 5');
  });

  test('a form of one’s own is not begun for another', { timeout: 60_000 }, async () => {
    const page = await site.visit();
    secrets.add(await signInCitizen(page, { phone: SON.phone, sandbox: site.program.sandbox }));
    await page.goto(START);
    await page.getByLabel('Tàu đóng mới', { exact: true }).check();
    const second = await page.context().newPage();
    await second.goto('/lam-thay');
    await expectSoundPage(second);
    await expectAccessible(second);
    await second.getByRole('button', { name: t('acting.switch.to', { name: MOTHER.fullName }) }).click();
    await bar(second).waitFor();
    const [before] = await Promise.all([countDrafts(second)]);
    await page.getByRole('button', { name: t('filing.begin.button') }).click();
    await page.getByText(t('acting.switch.changed.mine', { current: MOTHER.fullName })).waitFor();
    await expectAccessible(page);
    expect(await countDrafts(second)).toBe(before);
    await page.getByRole('button', { name: t('acting.switch.to-me') }).click();
    await page.getByRole('button', { name: t('filing.begin.button') }).waitFor();
    expect(await bar(page).count()).toBe(0);
  });

  test('a mandate is given, taken, and revoked in the middle of a filing', { timeout: 180_000 }, async () => {
    const mine = await site.visit({ size: 'phone' });
    secrets.add(PRINCIPAL.phone, PRINCIPAL.cccd, await register(mine, PRINCIPAL, site.program.sandbox));
    await mine.goto('/tai-khoan/uy-quyen');
    await mine.getByRole('button', { name: t('acting.grant.send') }).click();
    await mine.getByRole('link', { name: t('issue.mandate.to-missing') }).waitFor();
    await expectAccessible(mine);
    await mine.getByLabel(t('acting.grant.to')).fill(DELEGATE.phone);
    await mine.getByLabel(t('acting.grant.scope.all')).check();
    await mine.getByLabel(t('acting.grant.until'), { exact: true }).fill(nextMonth());
    await mine.getByRole('button', { name: t('acting.grant.send') }).click();
    await mine.getByText(t('acting.page.done.granted')).waitFor();
    expect(await mine.content()).not.toContain(DELEGATE.fullName);

    const theirs = await site.visit({ size: 'phone' });
    secrets.add(DELEGATE.phone, DELEGATE.cccd, await register(theirs, DELEGATE, site.program.sandbox));
    await theirs.goto('/tai-khoan/uy-quyen');
    await theirs.getByRole('heading', { name: t('acting.asked') }).waitFor();
    await expectSoundPage(theirs);
    await expectAccessible(theirs);
    await theirs.getByRole('button', { name: t('acting.accept') }).click();
    await theirs.getByText(t('acting.page.done.accepted')).waitFor();
    await actFor(theirs, PRINCIPAL.fullName);
    const draft = await beginFiling(theirs);
    await expectAccessible(theirs);
    await expect.poll(() => theirs.getByLabel('Họ và tên').inputValue()).toBe(PRINCIPAL.fullName);

    await mine.goto('/ho-so');
    expect(await mine.content()).toContain(draft.split('/')[3]);
    await mine.goto('/tai-khoan/uy-quyen');
    await mine.getByRole('link', { name: DELEGATE.fullName }).click();
    await expectAccessible(mine);
    await mine.getByRole('button', { name: t('acting.revoke') }).click();
    await mine.getByText(t('acting.page.done.revoked')).waitFor();

    await theirs.goto('/ho-so');
    await theirs.getByText(t('acting.bar.ended', { name: PRINCIPAL.fullName })).waitFor();
    expect(await theirs.content()).not.toContain(draft.split('/')[3]);
    await theirs.reload();
    expect(await theirs.content()).not.toContain(PRINCIPAL.fullName);
    await theirs.goto(draft);
    expect(await theirs.content()).not.toContain(PRINCIPAL.fullName);
    await theirs.goBack();
    await theirs.goBack();
    expect(await theirs.content()).not.toContain(PRINCIPAL.cccd);
  });

  test('an organisation is claimed with its paper and confirmed at a desk', { timeout: 180_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(CLAIMER.phone, CLAIMER.cccd, await register(page, CLAIMER, site.program.sandbox));
    await page.goto('/tai-khoan/to-chuc');
    await page.getByLabel(t('acting.claim.tax')).fill('2000999001');
    await page.getByRole('button', { name: t('acting.claim.next') }).click();
    await page.getByRole('link', { name: t('issue.tax-number.check-digit') }).waitFor();
    await page.getByLabel(t('acting.claim.tax')).fill('0314409058');
    await page.getByLabel(t('acting.claim.name')).fill(COMPANY);
    await page.getByLabel(t('acting.claim.kind.company')).check();
    await page.getByLabel(t('acting.claim.unit')).selectOption('32248');
    await page.getByLabel(t('acting.claim.detail')).fill('Ấp Thử');
    await page.getByRole('button', { name: t('acting.claim.next') }).click();
    await page.getByRole('heading', { level: 1, name: t('acting.claim.paper.title', { name: COMPANY }) }).waitFor();
    await expectSoundPage(page);
    const paper = { name: 'dang-ky.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf({ note: 'registration' })) };
    await page.getByLabel(t('acting.claim.paper')).setInputFiles(paper);
    await page.getByRole('button', { name: t('acting.claim.paper.send') }).click();
    await page.getByText(t('acting.page.done.claimed')).waitFor();
    expect(await page.getByRole('button', { name: t('acting.by-me.start', { name: COMPANY }) }).count()).toBe(0);

    const desk = await sitDown(site, 'tiepnhan2.motcua');
    secrets.add(desk.password);
    await desk.page.goto('/can-bo/uy-quyen');
    await expectAccessible(desk.page);
    expect(await desk.page.getByRole('main').textContent(), 'people by their initials').not.toContain(CLAIMER.fullName);
    await desk.page.getByRole('link', { name: COMPANY }).click();
    await expectSoundPage(desk.page);
    await expectAccessible(desk.page);
    const opened = await desk.page.context().request.get(`${desk.page.url()}/giay-to`);
    expect([opened.status(), opened.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await desk.page.getByRole('button', { name: t('acting.desk.confirm') }).click();
    await desk.page.getByText(t('acting.desk.done.confirmed')).waitFor();

    await page.goto('/tai-khoan/uy-quyen');
    await actFor(page, COMPANY);
    await page.goto(START);
    expect(await bar(page).textContent()).toContain(COMPANY);
    await beginFiling(page);
    // Of whoever represents it the form knows the name, and nothing else.
    await expect.poll(() => page.getByLabel('Họ và tên').inputValue()).toBe(CLAIMER.fullName);
    expect(await page.content()).not.toContain(CLAIMER.cccd);
    const stranger = await page.context().request.get(`${site.program.origin}/can-bo/uy-quyen`);
    expect(stranger.status()).toBe(403);
  });
}

function bar(page: Page) {
  return page.getByRole('region', { name: t('acting.bar.label') });
}

async function actFor(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: t('acting.by-me.start', { name }) }).click();
  await bar(page).waitFor();
}

async function stop(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await bar(page)
    .getByRole('button', { name: t('acting.bar.stop') })
    .click();
  expect(await (await answered).allHeaders()).toMatchObject({ 'clear-site-data': '"cache"', 'cache-control': 'private, no-store' });
  await bar(page).waitFor({ state: 'detached' });
}

/** Begins to file in the name in force; answers the address of the page that asks who files. */
async function beginFiling(page: Page): Promise<string> {
  await page.goto(START);
  await page.getByLabel('Tàu đóng mới', { exact: true }).check();
  await page.getByRole('button', { name: t('filing.begin.button') }).click();
  await page.getByLabel('Tàu cá (khai thác hoặc hậu cần khai thác)').check();
  await page.getByRole('button', { name: t('filing.next') }).click();
  await page.getByLabel('Họ và tên').waitFor();
  return new URL(page.url()).pathname;
}

async function countDrafts(page: Page): Promise<number> {
  await page.goto('/ho-so');
  return page.getByRole('link', { name: t('dossiers.drafts.continue') }).count();
}

/** `dd/mm/yyyy`, some weeks ahead by the clock of the machine the program runs on. */
function nextMonth(): string {
  const day = new Date(Date.now() + 40 * 24 * 60 * 60 * 1000);
  return [day.getDate(), day.getMonth() + 1, day.getFullYear()].map((part) => String(part).padStart(2, '0')).join('/');
}
