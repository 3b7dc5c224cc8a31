import fc from 'fast-check';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectNoSidewaysScroll } from '#test/looks';
import { signInCitizen } from '#test/people';
import type { Eyes, Site } from '#test/site';
import { register } from './a-citizen.ts';
import { everythingSaved, keptHere } from './kept-here.ts';
import { befall, live, misfortune, MOORED, NAME, PLACE } from './misfortunes.ts';
import type { Secrets } from './secrets.ts';
import { begin } from './vessel-filing.ts';

const t = words('vi');

/** What was typed is there again, whatever happened on the way. */
export function neverLost(site: Site, secrets: Secrets): void {
  test('without JavaScript, a page sent after the session has ended is there again, and saved', { timeout: 90_000 }, async () => {
    const { page, phone, vessel } = await startFiling('70', { size: 'phone', javaScript: false });
    await page.getByLabel(PLACE).fill('Trại hết phiên');
    await page.getByLabel(NAME).fill('Tàu Thử 70');
    await endSession(page.context());
    await page.getByRole('button', { name: t('filing.next') }).click();
    await signInAgain(page, phone);
    expect(new URL(page.url()).pathname).toBe(vessel);
    await expect.poll(() => page.getByLabel(PLACE).inputValue()).toBe('Trại hết phiên');
    await page.getByText(t('filing.saved'), { exact: true }).waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel(NAME).inputValue()).toBe('Tàu Thử 70');

    await page.goto('/tai-khoan');
    await page.getByLabel(t('account.profile.detail')).fill('Số 70, Ấp Hết Phiên');
    await endSession(page.context());
    await page.getByRole('button', { name: t('account.profile.save') }).click();
    await signInAgain(page, phone);
    await page.getByText(t('account.profile.saved')).waitFor();
    await expect.poll(() => page.getByLabel(t('account.profile.detail')).inputValue()).toBe('Số 70, Ấp Hết Phiên');
  });

  test('what one person sent without a session is never shown to the next one', { timeout: 90_000 }, async () => {
    const { page } = await startFiling('71', { size: 'phone', javaScript: false });
    await page.goto('/tai-khoan');
    await page.getByLabel(t('account.profile.detail')).fill('Nhà của người thứ nhất');
    await endSession(page.context());
    await page.getByRole('button', { name: t('account.profile.save') }).click();
    await page.getByLabel(t('account.sign-in.phone')).waitFor();
    secrets.add('0900000008', await signInCitizen(page, { phone: '0900000008', sandbox: site.program.sandbox }));
    await page.goto('/tai-khoan');
    expect(await page.content()).not.toContain('Nhà của người thứ nhất');
  });

  test('with JavaScript an ended session is said, and everything is sent after signing in', { timeout: 90_000 }, async () => {
    const { page, phone, vessel } = await startFiling('72', { size: 'phone' });
    await endSession(page.context());
    await page.getByLabel(PLACE).fill('Trại vẫn còn');
    await page.getByText(t('filing.kept.signed-out')).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: t('filing.kept.sign-in') }).click();
    await signInAgain(page, phone);
    expect(new URL(page.url()).pathname).toBe(vessel);
    await saved(page);
    await page.reload();
    await expect.poll(() => page.getByLabel(PLACE).inputValue()).toBe('Trại vẫn còn');
  });

  test('without a line one goes through the form, and the telephone may be closed', { timeout: 90_000 }, async () => {
    const { page, vessel } = await startFiling('73', { size: 'phone' });
    const context = page.context();
    await context.setOffline(true);
    await page.getByLabel(PLACE).fill('Trại không mạng');
    await page.getByText(t('filing.kept.no-line')).waitFor();
    await page.getByRole('button', { name: t('filing.back') }).click();
    await page.getByRole('heading', { level: 1, name: 'Người nộp' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Con tàu' }).waitFor();
    await expect.poll(() => page.getByLabel(PLACE).inputValue()).toBe('Trại không mạng');
    await expectAccessible(page);
    await page.close();

    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(vessel);
    await saved(again);
    await expect.poll(() => again.getByLabel(PLACE).inputValue()).toBe('Trại không mạng');
    await again.goto(vessel.replace(/\/vessel$/u, ''));
    expect(new URL(again.url()).pathname).toBe(vessel);
  });

  test('one answer is changed from the review, and the review is next', { timeout: 90_000 }, async () => {
    for (const [last, javaScript] of [
      ['66', true],
      ['67', false],
    ] as const) {
      const { page, vessel } = await startFiling(last, { size: 'phone', javaScript });
      await page.goto(vessel.replace(/vessel$/u, 'xem-lai'));
      await page.getByRole('main').locator('dl').getByRole('link', { name: PLACE }).click();
      if (javaScript) {
        await live(page);
        expect(await page.getByLabel(PLACE).evaluate((field) => field === document.activeElement)).toBe(true);
      }
      await fillEverything(page);
      await page.getByRole('button', { name: t('filing.next.review') }).click();
      await page.getByRole('heading', { level: 1, name: t('filing.review') }).waitFor();
      expect(await page.getByRole('main').textContent()).toContain('Trại sửa lại');
    }
  });

  test('two tabs show one another what changes, and signing out leaves nothing on the machine', { timeout: 90_000 }, async () => {
    const { page, vessel } = await startFiling('74', { size: 'phone' });
    const other = await page.context().newPage();
    await other.goto(vessel);
    await saved(other);
    await page.getByLabel(PLACE).fill('Trại trang một');
    await expect.poll(() => other.getByLabel(PLACE).inputValue()).toBe('Trại trang một');
    await other.getByText(t('filing.kept.elsewhere', { names: PLACE })).waitFor();
    await expectAccessible(other);
    await other.getByLabel(NAME).fill('Tàu trang hai');
    await other.getByLabel(PLACE).fill('Trại trang hai');
    await page.getByLabel(MOORED).focus();
    for (const tab of [page, other]) {
      await expect.poll(() => valuesOf(tab), { timeout: 15_000 }).toMatchObject(['Trại trang hai', 'Tàu trang hai', '']);
    }

    await saved(other);
    await other.getByRole('button', { name: t('ui.frame.sign-out') }).click();
    await other.getByRole('heading', { level: 1, name: t('account.signed-out.title') }).waitFor();
    await page.waitForURL(/\/dang-xuat/u);
    expect(await keptHere(other)).toEqual([]);
  });

  test('what an office asks for again is kept as it is typed, and sent when the line is back', { timeout: 90_000 }, async () => {
    const page = await site.visit({ size: 'phone' });
    await page.goto('/ho-so');
    await signInAgain(page, '0900000008');
    await page.locator('main a[href$="/bo-sung"]').first().click();
    await live(page);
    await page.getByLabel('Việc khác').check();
    const purpose = page.getByLabel('Ghi rõ việc cần dùng giấy');
    await purpose.fill('Nộp hồ sơ');
    await everythingSaved(page);
    await page.context().setOffline(true);
    await purpose.fill('Nộp hồ sơ nhận nuôi con nuôi');
    await page.getByRole('button', { name: t('filing.supplement.send') }).click();
    await page.getByText(t('filing.kept.no-line')).waitFor();
    await expectAccessible(page);
    // The last letter may be on its way while the page is drawn anew.
    await page.context().setOffline(false);
    await page.reload();
    await live(page);
    await expect.poll(() => purpose.inputValue()).toBe('Nộp hồ sơ nhận nuôi con nuôi');
    await page.getByRole('button', { name: t('filing.supplement.send') }).click();
    await page.waitForURL(/done=supplemented/u);
  });

  test('in any order of misfortunes, what was seen last is what is saved', { timeout: 240_000 }, async () => {
    const { page, vessel } = await startFiling('75', { size: 'phone' });
    const stories = fc.sample(fc.array(misfortune, { minLength: 8, maxLength: 8 }), { numRuns: 3, seed: 20_261_122 });
    let open = page;
    for (const story of stories) {
      const typed = new Map<string, string>();
      for (const one of story) open = await befall(one, { open, vessel, typed });
      await open.context().setOffline(false);
      await open.bringToFront();
      await saved(open);
      const fresh = await open.context().newPage();
      await fresh.goto(vessel);
      for (const [label, value] of typed)
        await expect.poll(() => fresh.getByLabel(label).inputValue(), { message: JSON.stringify(story) }).toBe(value);
      await open.close();
      open = fresh;
      await live(open);
    }
  });

  /** A new citizen on the page about the vessel. */
  async function startFiling(last: string, eyes: Eyes): Promise<{ page: Page; phone: string; vessel: string }> {
    const citizen = { phone: `09000000${last}`, cccd: `0960850000${last}`, fullName: 'Người Thử Không Mất', email: '' };
    const page = await site.visit(eyes);
    secrets.add(citizen.phone, citizen.cccd, await register(page, citizen, site.program.sandbox));
    await page.goto('/nop-ho-so/1.003650');
    await begin(page);
    await everythingSaved(page);
    const vessel = new URL(page.url()).pathname.replace(/[^/]*$/u, 'vessel');
    await page.goto(vessel);
    if (eyes.javaScript !== false) await live(page);
    return { page, phone: citizen.phone, vessel };
  }

  async function signInAgain(page: Page, phone: string): Promise<void> {
    await page.getByLabel(t('account.sign-in.phone')).waitFor();
    secrets.add(await signInCitizen(page, { phone, sandbox: site.program.sandbox }));
  }
}

/** Everything the page about the vessel wants. */
async function fillEverything(page: Page): Promise<void> {
  await page.getByLabel('Năm đóng').fill('2024');
  await page.getByLabel(PLACE).fill('Trại sửa lại');
  await page.getByLabel('Số văn bản chấp thuận').fill('125/CCTS');
  await page.getByLabel('Nghề khai thác chính').selectOption({ label: 'Lưới rê' });
  await page.getByLabel(MOORED).fill('Cảng cá Sông Đốc');
  await page.getByLabel('Xã, phường nơi neo đậu').selectOption('32248');
  await page.getByLabel('Số thuyền viên tối đa').fill('8');
}

/** Waits until the page keeps what is typed, and the server has it. */
async function saved(page: Page): Promise<void> {
  await live(page);
  await everythingSaved(page);
}

function valuesOf(page: Page): Promise<readonly string[]> {
  return Promise.all([PLACE, NAME, MOORED].map((label) => page.getByLabel(label).inputValue()));
}

/** The session is over: its cookie opens nothing any more. */
async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: /motcua$/u });
}
