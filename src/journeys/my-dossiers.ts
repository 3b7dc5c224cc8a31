import type { Page } from 'playwright-core';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { words, type MessageKey } from '#messages';
import { expectAccessible, expectNoSidewaysScroll, expectSoundPage } from '#test/looks';
import { signInCitizen, smsOf } from '#test/people';
import type { Site } from '#test/site';
import { press, sitDown } from './a-desk.ts';
import { practise } from './practising.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const PUBLIC = ['/', '/thu-tuc', '/thu-tuc/1.003650', '/dang-nhap', '/tra-cuu', '/cong-khai', '/huong-dan', '/huong-dan/nop', '/tiep-can'];
const OWN = ['/ho-so', '/hop-thu', '/tai-khoan', '/nop-ho-so/1.003650'];
/** Somebody of the demo whose filing waits at the centre's desk. */
const CITIZEN = '0900000005';

/** Words with the office, notices, and how each person wants the site. */
export function myDossiers(site: Site, secrets: Secrets): void {
  test('somebody asks and the office answers, each told of the other', { timeout: 120_000 }, async () => {
    const { sandbox } = site.program;
    secrets.add(CITIZEN);
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(await signInCitizen(page, { phone: CITIZEN, sandbox }));
    const number = await openFiled(page);
    await page.getByLabel(t('message.label.applicant')).fill('Ảnh tàu chụp nghiêng có được không ạ?');
    await press(page, 'message.send');
    await page.getByText(t('message.done.written')).waitFor();
    await page.getByText(t('message.unseen.applicant')).waitFor();
    await expectSoundPage(page);

    const { page: desk } = await sitDown(site, 'tiepnhan2.motcua');
    await desk
      .locator('tr', { hasText: number })
      .getByRole('link', { name: t('message.unread', { count: 1 }) })
      .click();
    await desk.getByText('Ảnh tàu chụp nghiêng có được không ạ?').waitFor();
    await expectAccessible(desk);
    await desk.getByLabel(t('message.label.office')).fill('Được, miễn thấy rõ số hiệu.');
    await press(desk, 'message.send');
    await desk.getByText(t('message.unseen.office')).waitFor();

    await expect
      .poll(async () => (await smsOf(sandbox, CITIZEN)).map(({ text }) => text).join('\n'), { timeout: 30_000 })
      .toMatch(/tin nhan/u);
    await page.goto('/hop-thu?show=unread');
    await page.getByRole('heading', { name: t('notice.message.subject', { number }) }).waitFor();
    await expectSoundPage(page);
    await page.goto(`/ho-so/${number}`);
    await page.getByText('Được, miễn thấy rõ số hiệu.').waitFor();
    expect(await page.getByRole('main').textContent()).toContain('Cán bộ đã xem lúc');
    await page.goto('/hop-thu?show=unread');
    expect(await page.getByRole('heading', { name: t('notice.message.subject', { number }) }).count()).toBe(0);

    await desk.reload();
    expect(await desk.getByRole('main').textContent()).toContain('Người nộp đã xem lúc');
    await page.goto(`/ho-so/${number}/ban-sao`);
    expect(await page.getByRole('main').textContent()).toContain(t('dossiers.sent.answers'));
    await expectSoundPage(page);
  });

  test('a language chosen once comes along to another device', { timeout: 60_000 }, async () => {
    const [phone, { sandbox }] = ['0900000094', site.program];
    secrets.add(phone);
    const first = await site.visit({ size: 'phone', javaScript: false });
    await first.goto('/');
    await first.getByRole('button', { name: t('ui.lang.en.long') }).click();
    expect(await langOf(first)).toBe('en');
    await first.getByRole('button', { name: t('ui.lang.vi.long') }).click();
    secrets.add(await signInCitizen(first, { phone, sandbox }));
    await first.getByRole('button', { name: t('ui.lang.en.long') }).click();
    expect(await langOf(first)).toBe('en');

    const second = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(await signInAbroad(second, { phone, sandbox }));
    expect(await langOf(second)).toBe('en');
    await second.goto('/thu-tuc');
    expect(await langOf(second)).toBe('en');
  });

  test('the largest letters fit a narrow phone, without scripts', { timeout: 120_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/');
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: t('ui.display.text.larger') })
      .click();
    expect(await page.locator('html').getAttribute('data-text')).toBe('larger');
    await eachFits(page, PUBLIC);
    secrets.add(await signInCitizen(page, { phone: CITIZEN, sandbox: site.program.sandbox }));
    await eachFits(page, OWN);
    await openFiled(page);
    await expectNoSidewaysScroll(page);
  });

  test('high contrast is open to everybody on every kind of page', { timeout: 180_000 }, async () => {
    const page = await site.visit({ size: 'phone' });
    await page.goto('/');
    await page.locator('header summary').click();
    await page
      .getByRole('banner')
      .getByRole('button', { name: t('ui.display.contrast.high') })
      .click();
    expect(await page.locator('html').getAttribute('data-contrast')).toBe('high');
    for (const path of PUBLIC) await isOpenAt(page, path);
    secrets.add(await signInCitizen(page, { phone: '0900000095', sandbox: site.program.sandbox }));
    secrets.add('0900000095');
    for (const path of OWN) await isOpenAt(page, path);
  });

  test('somebody practises from start to end without scripts, and nothing is kept of it', { timeout: 120_000 }, async () => {
    const before = await countKept(site);
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/huong-dan');
    await page.getByRole('link', { name: t('guide.practice') }).click();
    await page.getByRole('link', { name: t('practice.start'), exact: true }).click();
    await isMarked(page);
    await press(page, 'practice.next');
    await page.getByRole('alert').waitFor();
    await isMarked(page);

    await practise(page, async () => {
      await isMarked(page);
      if (page.url().endsWith('/xem-lai')) expect(await page.getByRole('main').textContent()).toContain('04/09/2025');
    });
    expect(await countKept(site)).toEqual(before);
  });

  test('the site can be put on a home screen', async () => {
    const page = await site.visit({ size: 'phone' });
    await page.goto('/');
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const answer = await page.request.get(href ?? '');
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const { icons, start_url: start } = (await answer.json()) as { icons: { src: string; purpose: string }[]; start_url: string };
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const address of [start, ...icons.map(({ src }) => src)]) expect((await page.request.get(address)).status()).toBe(200);
    const worker = await page.request.get('/service-worker.js');
    expect(worker.headers()['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
  });

  test('without a line a page says so, and nothing personal was kept', { timeout: 120_000 }, async () => {
    const page = await site.visit({ size: 'phone', worker: true });
    secrets.add(await signInCitizen(page, { phone: CITIZEN, sandbox: site.program.sandbox }));
    await page.goto('/ho-so');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.goto('/hop-thu');
    await page.goto('/thu-tuc');
    await page.context().setOffline(true);
    await page.goto('/ho-so');
    await page.getByRole('heading', { level: 1, name: t('pages.offline.title') }).waitFor();
    expect(await page.getByRole('main').textContent()).toContain(words('en')('pages.offline.kept'));
    await expectSoundPage(page);

    await page.context().setOffline(false);
    await page.getByRole('link', { name: t('pages.offline.again') }).click();
    await page.getByRole('heading', { level: 1, name: t('dossiers.title') }).waitFor();
    const kept = await page.evaluate(async () => {
      const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return caught.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/ngoai-tuyen');
    expect(kept.filter((path) => !/^\/_app\/immutable\/|^\/ngoai-tuyen$|^\/mark\.svg$/u.test(path))).toEqual([]);
  });
}

/** Opens the filing of this citizen that waits to be received, and answers its number. */
async function openFiled(page: Page): Promise<string> {
  await page.goto('/ho-so');
  const row = page
    .locator('article')
    .filter({ hasText: t('dossier.place.filed') })
    .first();
  const number = (await row.locator('.code').textContent())?.trim() ?? '';
  await page.goto(`/ho-so/${number}`);
  return number;
}

async function langOf(page: Page): Promise<string | null> {
  return page.locator('html').getAttribute('lang');
}

/** Signs in where the site speaks Vietnamese before and English afterwards. */
async function signInAbroad(page: Page, to: { phone: string; sandbox: string }): Promise<string> {
  const before = (await smsOf(to.sandbox, to.phone)).length;
  await page.goto('/dang-nhap');
  await page.getByLabel(t('account.sign-in.phone')).fill(to.phone);
  await press(page, 'account.sign-in.ask');
  await expect.poll(async () => (await smsOf(to.sandbox, to.phone)).length, { timeout: 20_000 }).toBeGreaterThan(before);
  const code = /^\d{6}/u.exec((await smsOf(to.sandbox, to.phone))[0]?.text ?? '')?.[0] ?? '';
  await page.getByLabel(t('account.code.label')).fill(code);
  await press(page, 'account.code.enter');
  await page.getByRole('button', { name: words('en')('ui.frame.sign-out') }).waitFor();
  return code;
}

async function eachFits(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
}

async function isOpenAt(page: Page, path: string): Promise<void> {
  await page.goto(path);
  expect(await page.locator('html').getAttribute('data-contrast')).toBe('high');
  await expectAccessible(page);
}

/** Every page of the practice says so, and is sound. */
async function isMarked(page: Page): Promise<void> {
  const badge: MessageKey = 'practice.badge.text';
  await page.getByText(t(badge)).first().waitFor();
  await expectSoundPage(page);
}

async function countKept(site: Site): Promise<unknown> {
  const db = await site.ownerDb();
  const { rows } = await sql`select (select count(*) from draft) as drafts, (select count(*) from dossier) as dossiers`.execute(db);
  return rows;
}
