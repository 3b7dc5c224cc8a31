import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { askCode, signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import { practise } from './practising.ts';
import { routesOf } from './routes-of.ts';
import type { Secrets } from './secrets.ts';
import { begin } from './vessel-filing.ts';
import { collect, lookAtAll, type Found, type Oddities } from './walk-pages.ts';

// Between them they have a dossier in every state, a draft, and somebody to act for.
const CITIZENS = ['0900000002', '0900000003', '0900000004', '0900000005', '0900000006'];
/** She was issued a certificate, which lies in her locker. */
const SHARES = '0900000004';
const STARTS = [
  '/',
  '/ho-so',
  '/hop-thu',
  '/tai-khoan',
  '/tai-khoan/uy-quyen',
  '/tai-khoan/ai-da-xem',
  '/tai-khoan/to-chuc',
  '/lam-thay',
  '/nop-ho-so/1.003650',
];
/** Pages no link leads to, or none that is there all the time. */
const UNLINKED = [
  ...['/ngoai-tuyen', '/dang-xuat', '/dang-nhap', '/dang-ky', '/giao-dien', '/huong-dan/tap-nop', '/huong-dan/tap-nop/xem-lai'],
  ...['/xac-minh/2222-2222-2222', `/xac-minh/tep/${'a'.repeat(64)}`],
];
const ODDITIES: Oddities = {
  gallery: '/giao-dien',
  inVietnamese: /^\/(?:ngoai-tuyen|giao-dien|ho-so\/[^/]+\/giay-tiep-nhan)$/u,
};
const t = words('vi');

/** Every page of the citizen and of everybody, in every language, on the narrowest phone with the largest letters. */
export function everyPage(site: Site, secrets: Secrets): void {
  test('every page is open to everybody, in every language, with the largest letters', { timeout: 480_000 }, async () => {
    const routes = routesOf(['(public)', '(citizen)']);
    const found = new Map<string, Found>();
    for (const phone of CITIZENS) {
      const page = await site.visit({ size: 'phone' });
      secrets.add(phone, await signInCitizen(page, { phone, sandbox: site.program.sandbox }));
      const prepared = phone === CITIZENS[0] ? await prepare(page) : phone === SHARES ? [await share(page)] : [];
      await collect(page, { found, routes, starts: [...STARTS, ...prepared, ...UNLINKED, ...(await sentPages(site, phone))] });
    }
    const stranger = await site.visit({ size: 'phone' });
    await stranger.goto('/dang-nhap');
    secrets.add('0900000093', await askCode(stranger, { phone: '0900000093', sandbox: site.program.sandbox }));
    found.set('/dang-nhap/ma', { address: '/dang-nhap/ma', context: stranger.context() });
    await stranger.goto('/huong-dan/tap-nop/cat');
    await practise(stranger, async () => {});
    const sent = new URL(stranger.url()).pathname;
    found.set(sent, { address: sent, context: stranger.context() });
    await collect(stranger, { found, routes, starts: UNLINKED });

    const missing = routes.map(({ id }) => id).filter((id) => !found.has(id));
    expect(missing, 'pages this journey does not know how to reach').toEqual([]);
    await lookAtAll([...found.values()], ODDITIES);
  });
}

/** Leaves a draft and a claim of an organisation behind; answers their pages. */
async function prepare(page: Page): Promise<readonly string[]> {
  await page.goto('/nop-ho-so/1.003650');
  await begin(page);
  const draft = new URL('.', page.url()).pathname;
  await page.goto('/tai-khoan/to-chuc');
  await page.getByLabel(t('acting.claim.tax')).fill('0314409058');
  await page.getByLabel(t('acting.claim.name')).fill('Hợp tác xã Thử');
  await page.getByLabel(t('acting.claim.kind.company')).check();
  await page.getByLabel(t('acting.claim.unit')).selectOption('32248');
  await page.getByLabel(t('acting.claim.detail')).fill('Ấp Thử');
  await page.getByRole('button', { name: t('acting.claim.next') }).click();
  await page.waitForURL(/to-chuc\/[^/]+$/u);
  return [`${draft}case`, `${draft}xem-lai`, new URL(page.url()).pathname];
}

/** Shares a paper of the locker with whoever holds the address; answers that address. */
async function share(page: Page): Promise<string> {
  const papers = page.locator('a[href$="/chi-tiet"]');
  const known = async (): Promise<number> => {
    await page.goto('/kho');
    return papers.count();
  };
  await expect.poll(known, { timeout: 30_000 }).toBeGreaterThan(0);
  await page.goto(((await papers.first().getAttribute('href')) ?? '').replace(/chi-tiet$/u, 'chia-se'));
  await page.getByLabel(t('rights.share.purpose')).fill('Vay vốn');
  await page.getByRole('button', { name: t('rights.share.button') }).click();
  return new URL((await page.getByRole('link', { name: /\/chia-se\// }).getAttribute('href')) ?? '', page.url()).pathname;
}

/** What a citizen filed, at the page that says so. */
async function sentPages(site: Site, phone: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; procedureCode: string }>`
    select dossier.id, dossier.procedure_code as "procedureCode"
    from dossier join account on account.person_id = dossier.applicant_id
    where account.phone = ${phone} and dossier.channel = 'online'`.execute(await site.ownerDb());
  return rows.flatMap(({ id, procedureCode }) => ['da-gui', 'bo-sung'].map((page) => `/nop-ho-so/${procedureCode}/${id}/${page}`));
}
