import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LANGS, words, type Lang, type MessageKey } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { askCode, signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import { vi } from '../../messages/vi/index.ts';
import { practise } from './practising.ts';
import { routeOf, routesOfCitizens } from './routes-of-citizens.ts';
import type { Secrets } from './secrets.ts';
import { begin } from './vessel-filing.ts';

// Between them they have a dossier in every state, a draft, and somebody to act for.
const CITIZENS = ['0900000002', '0900000003', '0900000004', '0900000005', '0900000006'];
const STARTS = ['/', '/ho-so', '/hop-thu', '/tai-khoan', '/tai-khoan/uy-quyen', '/tai-khoan/to-chuc', '/lam-thay', '/nop-ho-so/1.003650'];
/** Pages no link leads to, or none that is there all the time. */
const UNLINKED = ['/ngoai-tuyen', '/dang-xuat', '/dang-nhap', '/dang-ky', '/giao-dien', '/huong-dan/tap-nop', '/huong-dan/tap-nop/xem-lai'];
/** Drawn for examples, with more than one heading of the first rank. */
const GALLERY = '/giao-dien';
const t = words('vi');
/** Said in both languages at once, shown with Vietnamese samples, or an official paper as it is printed. */
const IN_VIETNAMESE = /^\/(?:ngoai-tuyen|giao-dien|ho-so\/[^/]+\/giay-tiep-nhan)$/u;
const KEYS = new Set(Object.keys(vi));
const OURS = (Object.keys(vi) as MessageKey[]).filter((key) =>
  /^(?:ui|filing|account|dossiers|catalogue|tracking|home|pages)\./u.test(key),
);

/** A page somebody can see, and who they must be. */
interface Found {
  readonly address: string;
  readonly context: BrowserContext;
}

/** Every page of the citizen and of everybody, in every language, on the narrowest phone with the largest letters. */
export function everyPage(site: Site, secrets: Secrets): void {
  test('every page is open to everybody, in every language, with the largest letters', { timeout: 480_000 }, async () => {
    const routes = routesOfCitizens();
    const found = new Map<string, Found>();
    for (const phone of CITIZENS) {
      const page = await site.visit({ size: 'phone' });
      secrets.add(phone, await signInCitizen(page, { phone, sandbox: site.program.sandbox }));
      const prepared = phone === CITIZENS[0] ? await prepare(page) : [];
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
    for (const lang of LANGS) await lookAtAll([...found.values()], lang);
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

/** What a citizen filed, at the page that says so. */
async function sentPages(site: Site, phone: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; procedureCode: string }>`
    select dossier.id, dossier.procedure_code as "procedureCode"
    from dossier join account on account.person_id = dossier.applicant_id
    where account.phone = ${phone} and dossier.channel = 'online'`.execute(await site.ownerDb());
  return rows.flatMap(({ id, procedureCode }) => ['da-gui', 'bo-sung'].map((page) => `/nop-ho-so/${procedureCode}/${id}/${page}`));
}

/** Follows links from page to page, without drawing any, until no page of a new kind comes up. */
async function collect(
  page: Page,
  { found, routes, starts }: { found: Map<string, Found>; routes: ReturnType<typeof routesOfCitizens>; starts: readonly string[] },
): Promise<void> {
  const context = page.context();
  const met = new Set(starts);
  const seen = new Map<string, number>();
  for (const address of met) {
    const answer = await context.request.get(address);
    const here = new URL(answer.url());
    const route = routeOf(here.pathname, routes);
    if (!route || !answer.ok()) continue;
    if (!found.has(route.id)) found.set(route.id, { address: here.pathname + here.search, context });
    for (const [, href = ''] of (await answer.text()).matchAll(/<a[^>]+href="([^"#]+)/gu)) {
      const link = new URL(href.replaceAll('&amp;', '&'), here);
      const next = link.origin === here.origin ? routeOf(link.pathname, routes) : undefined;
      const times = seen.get(next?.id ?? '') ?? 0;
      // A dossier leads elsewhere in another state; a second procedure leads nowhere new.
      if (!next || times >= (next.id.includes('ho-so/[number]') ? 20 : 3)) continue;
      seen.set(next.id, times + 1);
      met.add(link.pathname + link.search);
    }
  }
}

async function lookAtAll(found: readonly Found[], lang: Lang): Promise<void> {
  for (const { address, context } of found) {
    const { origin } = new URL(context.pages()[0]?.url() ?? '');
    await context.addCookies([
      { name: 'lang', value: lang, url: origin },
      { name: 'text', value: 'larger', url: origin },
    ]);
    const page = context.pages()[0]!;
    await page.goto(address);
    expect.soft(await page.locator('html').getAttribute('lang'), address).toBe(lang);
    expect.soft(await page.locator('html').getAttribute('data-text'), address).toBe('larger');
    if (address !== GALLERY) await expectSoundPage(page);
    await expectAccessible(page);
    expect.soft(keysIn(await page.locator('body').innerText()), `keys without a sentence on ${address} in ${lang}`).toEqual([]);
    if (lang !== 'vi' && !IN_VIETNAMESE.test(address))
      expect.soft(await untranslated(page, lang), `Vietnamese sentences of ours on ${address}`).toEqual([]);
  }
}

/** Keys somebody forgot to say. */
function keysIn(text: string): readonly string[] {
  return (text.match(/[a-z][\w-]*(?:\.[\w-]+)+/gu) ?? []).filter((word) => KEYS.has(word));
}

/** Sentences of ours that stand in Vietnamese on a page in another language; names of procedures, places and forms are data and stay. */
async function untranslated(page: Page, lang: Lang): Promise<readonly string[]> {
  const lines = await page.locator('header, main h1, main button, main legend, main label, footer').allInnerTexts();
  const said = new Set(lines.flatMap((line) => line.split('\n')).map((line) => line.trim()));
  const there = words(lang);
  return OURS.filter((key) => t(key) !== there(key) && said.has(t(key)) && isMarked(t(key)));
}

/** Marks on letters, and đ: what no English sentence has. */
function isMarked(sentence: string): boolean {
  return sentence.normalize('NFD') !== sentence || /đ/iu.test(sentence);
}
