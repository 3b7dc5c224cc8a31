import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectNoSidewaysScroll } from '#test/looks';
import { signInCitizen, smsOf } from '#test/people';
import type { Site } from '#test/site';

const t = words('vi');
const NEIGHBOUR = '0900000005';

/** Somebody who does not know what their procedure is called, and wants to know what to bring. */
export function finding(site: Site): void {
  test('a word with a slip, without marks and without scripts finds the procedure first', async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/');
    await page.getByRole('searchbox').fill('dang ky khai sihn');
    await page.getByRole('button', { name: t('ui.search.button') }).click();
    expect((await found(page))[0]).toContain('Đăng ký khai sinh');
  });

  test('without scripts a list is narrowed down by several filters at once, by an address to send on, and widened again', async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/thu-tuc?q=t%C3%A0u');
    const all = (await found(page)).length;
    await page.getByText(t('catalogue.narrow'), { exact: true }).click();
    await page.getByLabel(t('catalogue.level')).selectOption('tỉnh');
    await page.getByLabel(t('catalogue.online-level')).selectOption('full');
    const [, promised] =
      /\((\d+)\)/.exec((await page.getByLabel(t('catalogue.online-level')).locator('option:checked').textContent()) ?? '') ?? [];
    await page.getByRole('button', { name: t('catalogue.narrow.button'), exact: true }).click();
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toMatchObject({ q: 'tàu', level: 'tỉnh', online: 'full' });
    const narrowed = (await found(page)).length;
    expect(narrowed).toBeGreaterThan(0);
    expect(narrowed).toBeLessThanOrEqual(Math.min(all, Number(promised)));
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: t('procedure.level.tỉnh') }).click();
    expect(new URL(page.url()).searchParams.get('level')).toBeNull();
    expect(new URL(page.url()).searchParams.get('online')).toBe('full');
  });

  test('what is found nowhere leads on: what happens in a life, and a phone to call', async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/thu-tuc?q=khongcothutucnao');
    expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: /Đóng tàu/ }).click();
    expect(new URL(page.url()).pathname).toBe('/thu-tuc/su-kien/dong-tau');
  });

  test('an event in a life says what comes first, what next, and which paper leads from one step to another', async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/');
    await page.getByRole('link', { name: /Kết hôn/ }).click();
    const steps = page.locator('li[id^=buoc-]');
    expect(await steps.count()).toBeGreaterThan(2);
    expect(await steps.nth(0).textContent()).toContain('dùng cho bước 2');
    expect(await steps.nth(1).textContent()).toContain('từ bước 1');
    await steps.nth(1).getByRole('link', { name: 'Đăng ký kết hôn' }).click();
    expect(new URL(page.url()).pathname).toBe('/thu-tuc/1.000894');
  });

  test('the papers are those of the case one is in, and stay ticked until the page is closed', async () => {
    const page = await site.visit({ size: 'phone' });
    await page.goto('/thu-tuc/1.003650');
    const whole = await page.locator('[data-checklist] input').count();
    await page.getByLabel(t('catalogue.case.choose')).selectOption('case-3');
    await page.getByRole('button', { name: t('catalogue.case.show') }).click();
    expect(new URL(page.url()).searchParams.get('truong-hop')).toBe('case-3');
    const boxes = page.locator('[data-checklist] input');
    expect(await boxes.count()).toBeLessThan(whole);
    await boxes.first().check();
    await page.reload();
    await expect.poll(() => boxes.first().isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: t('catalogue.print') }).isVisible()).toBe(true);
    await expectAccessible(page);
  });

  test('on paper stand the papers and a code that leads back to them, and nothing of the frame', async () => {
    const page = await site.visit({ javaScript: false });
    await page.goto('/thu-tuc/1.003650?truong-hop=case-3');
    await page.emulateMedia({ media: 'print' });
    const address = `${site.program.origin}/thu-tuc/1.003650?truong-hop=case-3`;
    await expect.poll(() => page.getByText(address).isVisible()).toBe(true);
    expect(
      await page
        .getByRole('img', { name: t('catalogue.qr', { address }) })
        .last()
        .isVisible(),
    ).toBe(true);
    await expect.poll(() => page.getByRole('navigation').first().isVisible()).toBe(false);
    await expect.poll(() => page.getByLabel(t('catalogue.case.choose')).isVisible()).toBe(false);
    const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeLessThanOrEqual(2);
  });

  test('an office of a commune is told once the commune is chosen', async () => {
    const page = await site.visit({ javaScript: false });
    await page.goto('/thu-tuc/1.001193');
    const communes = page.getByLabel(t('office.commune'));
    const [label] = await communes.locator('option', { hasText: 'Năm Căn' }).allTextContents();
    await communes.selectOption({ label: label! });
    await page.getByRole('button', { name: t('office.commune.show') }).click();
    expect(await page.locator('section[aria-labelledby=where]').textContent()).toMatch(/Đang (mở|đóng) cửa/);
  });

  test('what it really takes is told once enough dossiers tell it', async () => {
    const page = await site.visit({ javaScript: false });
    await page.goto('/thu-tuc/1.115019');
    expect(await page.locator('section[aria-labelledby=pace]').textContent()).toContain(t('catalogue.pace.few', { enough: 5 }));
    const db = await site.ownerDb();
    await sql`
      insert into procedure_pace (procedure_code, dossiers, median_minutes, ninety_minutes, since, counted_at)
      values ('1.115019', 12, 950, 2390, '2025-11-22T00:00:00Z', '2026-11-22T00:00:00Z')`.execute(db);
    // The page that is kept for everybody is made anew within a minute; a question of one's own is answered at once.
    await page.goto('/thu-tuc/1.115019?hoi=lai');
    const said = await page.locator('section[aria-labelledby=pace]').textContent();
    expect(said).toContain('2 ngày làm việc');
    expect(said).toContain('5 ngày làm việc');
    expect(said).toContain('12 hồ sơ');
    await sql`delete from procedure_pace where procedure_code = '1.115019'`.execute(db);
  });

  test('the list goes to one’s own phone, once however often it is sent', async () => {
    const { sandbox } = site.program;
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/thu-tuc/1.003650?truong-hop=case-3');
    await page.getByRole('link', { name: t('catalogue.send.sign-in') }).click();
    await signInCitizen(page, { phone: NEIGHBOUR, sandbox });
    expect(new URL(page.url()).pathname).toBe('/thu-tuc/1.003650');
    const form = Object.fromEntries(
      await page
        .locator('form[action="?/gui"] input')
        .evaluateAll((all) => all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value])),
    );
    const again = (): Promise<unknown> => page.request.post('/thu-tuc/1.003650?/gui', { form, headers: { origin: site.program.origin } });
    await page.getByRole('button', { name: t('catalogue.send.button') }).click();
    await page.getByText(t('catalogue.send.sent')).waitFor();
    await Promise.all([again(), again(), again()]);
    await expect
      .poll(() => links(sandbox), { timeout: 20_000 })
      .toEqual([expect.stringContaining(`${site.program.origin}/thu-tuc/1.003650?truong-hop=case-3`)]);
  });
}

async function found(page: Page): Promise<readonly string[]> {
  return page.locator('.results article > a').allTextContents();
}

async function links(sandbox: string): Promise<readonly string[]> {
  return (await smsOf(sandbox, NEIGHBOUR)).map(({ text }) => text).filter((text) => text.includes('/thu-tuc/'));
}
