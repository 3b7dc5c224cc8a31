import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { signInCitizen, signInOfficer } from '#test/people';
import { SIZES, type Site } from '#test/site';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const OFFICERS = ['tiepnhan3.motcua', 'truongphong.thuysan', 'chuyenvien1.thuysan', 'lanhdao.thuysan', 'vanthu.thuysan', 'giamsat.motcua'];
// Not the one the program names when it starts: their numbers are looked for in what it wrote.
const CITIZENS = ['0900000002', '0900000003', '0900000005'];

/** Every kind of page behind a sign-in, found by following its links through the dossiers of the demo. */
export function mainPages(site: Site, secrets: Secrets): void {
  test('every kind of page of a citizen is sound and open to everybody on a phone', { timeout: 180_000 }, async () => {
    const seen = new Set<string>();
    for (const phone of CITIZENS) {
      const page = await site.visit({ size: 'phone' });
      secrets.add(phone, await signInCitizen(page, { phone, sandbox: site.program.sandbox }));
      await followLinks(page, { from: ['/ho-so', '/hop-thu', '/tai-khoan', '/nop-ho-so/1.003650', '/nop-ho-so/1.004222'], seen });
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  test('every kind of page of the desk is sound and open to everybody, on a phone too', { timeout: 300_000 }, async () => {
    const seen = new Set<string>();
    for (const login of OFFICERS) {
      const page = await site.visit();
      await signInOfficer(page, { login, sandbox: site.program.sandbox });
      const tabs = await page
        .getByRole('navigation', { name: t('queue.tabs') })
        .getByRole('link')
        .all();
      const addresses = await Promise.all(tabs.map((tab) => tab.getAttribute('href')));
      await followLinks(page, { from: addresses.flatMap((address) => address ?? []), seen });
    }
    expect(seen.size).toBeGreaterThan(15);
  });
}

/** Looks at every page of a kind nobody saw before, and goes on along the links of every kind this person sees first. */
async function followLinks(page: Page, { from, seen }: { from: readonly string[]; seen: Set<string> }): Promise<void> {
  const met = new Set(from);
  const followed = new Set<string>();
  // A set is walked to its end, with what was added on the way.
  for (const address of met) {
    await page.goto(address);
    const kind = kindOf(new URL(page.url()), await stateOn(page));
    if (followed.has(kind)) continue;
    followed.add(kind);
    for (const link of await linksOf(page)) met.add(link);
    if (seen.has(kind)) continue;
    seen.add(kind);
    await lookAt(page);
  }
}

/** The first link to every kind of page; a row of a list shows the state of its dossier. */
async function linksOf(page: Page): Promise<readonly string[]> {
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((one) => ({
        href: (one as HTMLAnchorElement).href,
        state: one.closest('tr, article')?.querySelector('.tag')?.textContent ?? '',
      })),
    );
  const first = new Map<string, string>();
  for (const { href, state } of links) {
    const url = new URL(href);
    const kind = kindOf(url, state);
    if (isOurs(url) && !first.has(kind)) first.set(kind, url.pathname + url.search);
  }
  return [...first.values()];
}

async function lookAt(page: Page): Promise<void> {
  await expectSoundPage(page);
  await expectAccessible(page);
  const before = page.viewportSize() ?? SIZES.desk;
  await page.setViewportSize(SIZES.phone);
  await expectSoundPage(page);
  await page.setViewportSize(before);
}

/** One kind are pages of one address, and dossiers of one state: which buttons and sheets stand there depends on it. */
function kindOf({ pathname, searchParams }: URL, state: string): string {
  const path = pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|MC-[0-9A-Z-]+|H12[0-9.]*-\d{6}-\d{4}/gu, '*');
  return path.endsWith('/ho-so/*') ? `${path} ${state.trim()}` : `${path} ${searchParams.get('tab') ?? ''}`;
}

async function stateOn(page: Page): Promise<string> {
  const [state = ''] = await page.getByRole('main').locator('.tag').allTextContents();
  return state;
}

/** Pages behind a sign-in; files open by themselves and public pages are looked at elsewhere. */
function isOurs({ pathname }: URL): boolean {
  return /^\/(ho-so|hop-thu|tai-khoan|nop-ho-so|can-bo)(\/|$)/u.test(pathname) && !/\/giay-to\/|\/(?:pdf|ban-giao|hinh)$/u.test(pathname);
}
