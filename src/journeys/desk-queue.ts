import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { enterOn, tabTo } from '#test/keyboard';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { SIZES, type Site } from '#test/site';
import { sitDown } from './a-desk.ts';
import { ask, fileMany, SHORT_PROCEDURE, tokenFor } from './many-filings.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const MANY = 6;
const FILED = `/can-bo?tab=new&procedure=${SHORT_PROCEDURE}`;

/** What an officer does all day before opening anything: the list of what waits. */
export function deskQueue(site: Site, secrets: Secrets): void {
  /** Filed once, by whichever test comes first: each may be run alone. */
  let filings: Promise<readonly string[]> | null = null;
  const filed = async () => (filings ??= fileMany(site, { phone: '0900000003', count: MANY }));

  test('each officer is shown the places of their own work', { timeout: 60_000 }, async () => {
    const receiver = await sitDown(site, 'tiepnhan1.motcua');
    secrets.add(receiver.password);
    await look(receiver.page);
    expect(await placesOf(receiver.page)).toContain(t('acting.desk.nav'));
    await receiver.page.close();

    const specialist = await sitDown(site, 'chuyenvien1.thuysan');
    expect(await placesOf(specialist.page)).toContain(t('ui.nav.desk'));
    expect(await placesOf(specialist.page)).not.toContain(t('acting.desk.nav'));
  });

  test('with keys alone an officer goes from row to row, picks, opens, and sees what is new', { timeout: 120_000 }, async () => {
    await filed();
    const { page } = await sitDown(site, 'tiepnhan2.motcua');
    await page.goto(FILED);
    await look(page);
    expect(await page.getByText(t('queue.news.new'), { exact: true }).count()).toBe(MANY);
    expect(
      await page
        .locator('tbody')
        .getByText(/Chưa ai mở/u)
        .count(),
    ).toBe(MANY);

    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const first = page.locator('a[data-row]').first();
    expect(await first.evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('x');
    expect(await page.locator('input[name=row]:checked').count()).toBe(1);
    await page.getByText(t('queue.bulk.picked', { count: 1 })).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: t('queue.keys.title') }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/ho-so/u);
    await page.goto(FILED);
    expect(await page.getByText(t('queue.news.new'), { exact: true }).count()).toBe(MANY - 1);

    // Whoever does not want the keys turns them off on this machine.
    await page.keyboard.press('?');
    await page.getByLabel(t('queue.keys.on')).uncheck();
    await page.getByRole('button', { name: t('queue.keys.close') }).click();
    await page.reload();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  test('without scripts: narrowed, kept under a name, found again and forgotten', { timeout: 120_000 }, async () => {
    await filed();
    const { page } = await sitDown({ ...site, visit: () => site.visit({ size: 'phone', javaScript: false }) }, 'tiepnhan3.motcua');
    await page.goto('/can-bo?tab=open');
    await page.getByText(t('queue.filter'), { exact: true }).click();
    await page.getByLabel(t('queue.filter.procedure')).selectOption(SHORT_PROCEDURE);
    await page.getByLabel(t('queue.filter.from')).fill('01/01/2020');
    await page.getByRole('button', { name: t('queue.filter.apply'), exact: true }).click();
    await expectSoundPage(page);
    expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(MANY);
    await expect.poll(() => page.getByLabel(t('queue.filter.from')).inputValue()).toBe('01/01/2020');

    await page.getByText(t('queue.view.keep'), { exact: true }).click();
    await page.getByRole('button', { name: t('queue.view.save'), exact: true }).click();
    await page.getByText(t('queue.view.refused.name-missing')).waitFor();
    await page.getByLabel(t('queue.view.name')).fill('Nút giao');
    await page.getByRole('button', { name: t('queue.view.save'), exact: true }).click();
    await page.getByText(t('queue.view.kept', { name: 'Nút giao' })).waitFor();
    await page.goto('/can-bo');
    await page.getByRole('link', { name: 'Nút giao', exact: true }).click();
    expect(page.url()).toContain(`procedure=${SHORT_PROCEDURE}`);
    await page.getByRole('link', { name: t('queue.view.manage') }).click();
    await expectSoundPage(page);
    await page.getByRole('button', { name: /Nút giao/u }).click();
    await page.getByText(t('queue.view.none'), { exact: true }).waitFor();
  });

  test('many are received at once by keyboard, each with its result, and what cannot be is said', { timeout: 180_000 }, async () => {
    await filed();
    const { page } = await sitDown(site, 'tiepnhan2.motcua');
    await page.goto(FILED);
    await enterOn(page, page.getByRole('link', { name: t('queue.bulk.pick-page') }));
    // Somebody else receives one of them before this one has pressed anything.
    const picked = await page
      .locator('input[name=row]:checked')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    const [taken = ''] = picked[0]?.split(':') ?? [];
    const colleague = await tokenFor(site, 'tiepnhan4.motcua');
    expect((await ask(site, colleague, { method: 'POST', path: `/dossiers/${taken}/actions/receive`, body: {} })).status).toBe(200);

    await enterOn(page, page.getByRole('button', { name: t('queue.bulk.do.receive'), exact: true }));
    await page.getByRole('heading', { level: 1, name: t('queue.bulk.title.receive') }).waitFor();
    await look(page);
    await tabTo(page, page.getByRole('button', { name: t('queue.bulk.start', { count: MANY }) }));
    await page.keyboard.press('Enter');
    await page.getByText(t('queue.run.done.some', { done: MANY - 1, refused: 1 })).waitFor({ timeout: 60_000 });
    await look(page);
    await page.getByText(t('queue.run.changed')).waitFor();
    await page.setViewportSize(SIZES.phone);
    await expectSoundPage(page);

    await page.goto(FILED);
    await page.getByText(t('queue.filter.empty'), { exact: true }).waitFor();
    await page.goto('/can-bo/hang-loat');
    await look(page);
    await page
      .getByRole('link', { name: new RegExp(t('queue.bulk.title.receive'), 'u') })
      .first()
      .click();
    const run = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const told = await ask(site, await tokenFor(site, 'tiepnhan2.motcua'), { method: 'GET', path: `/desk/bulk/${run}` });
    expect(told.body).toMatchObject({ state: 'done', total: MANY, done: MANY - 1, refused: 1 });
    expect((await ask(site, colleague, { method: 'GET', path: `/desk/bulk/${run}` })).status).toBe(404);
  });
}

async function look(page: Page): Promise<void> {
  await expectSoundPage(page);
  await expectAccessible(page);
}

async function placesOf(page: Page): Promise<readonly string[]> {
  const places = await page
    .getByRole('navigation', { name: t('ui.frame.nav') })
    .getByRole('link')
    .allTextContents();
  return places.map((place) => place.trim());
}
