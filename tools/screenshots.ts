import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../src/test/browser.ts';

/**
 * Takes the pictures of the README from a running demo that nobody tried yet: `node tools/screenshots.ts [ORIGIN] [SANDBOX] [FOLDER]`.
 * It leaves a draft behind.
 */
const [origin = 'http://localhost:3000', sandbox = 'http://localhost:3001', folder = 'docs/pictures'] = process.argv.slice(2);

const SIZES = { phone: { width: 360, height: 780 }, desk: { width: 1280, height: 860 }, tall: { width: 1280, height: 1240 } } as const;
const PHONE = '0900000001';
const VESSEL = '1.003650';

interface Account {
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
}

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  const number = await asCitizen(await comeIn(browser));
  await asAnybody(await comeIn(browser), number);
  await asOfficer(await comeIn(browser), 'tiepnhan1.motcua', queueOf);
  await asOfficer(await comeIn(browser), 'chuyenvien1.thuysan', dossierOf);
  await asOfficer(await comeIn(browser), 'tiepnhan2.motcua', counterOf);
  await asOfficer(await comeIn(browser), 'quantri.motcua', yearOf);
} finally {
  await browser.close();
}

async function asAnybody(page: Page, number: string): Promise<void> {
  await page.goto('/');
  await photograph(page, { name: 'home' });
  await page.goto(`/thu-tuc/${VESSEL}`);
  await photograph(page, { name: 'procedure' });
  await page.goto('/tra-cuu');
  await page.locator('[name=code]').fill(number);
  await page.locator('[name=factor]').fill(PHONE.slice(-4));
  await pressIn(page, 'factor');
  await page.locator('main ol').first().waitFor();
  await photograph(page, { name: 'tracking' });
}

/** Looks at the dossier of a vessel, begins to file another one, and answers the number of the first. */
async function asCitizen(page: Page): Promise<string> {
  await page.goto('/dang-nhap');
  await page.locator('[name=phone]').fill(PHONE);
  await pressIn(page, 'phone');
  await page.waitForURL(/ma/u);
  await page.locator('[name=code]').fill(await newestCode());
  await pressIn(page, 'code');
  await page.waitForURL((url) => !url.pathname.includes('/dang-nhap'));

  await page.goto('/ho-so');
  const dossier = page.locator('main a[href*="/ho-so/H12.06"]', { hasText: 'đăng ký tàu cá' }).first();
  const number = (await dossier.getAttribute('href'))?.split('/').at(-1) ?? '';
  await page.goto(`/ho-so/${number}`);
  await photograph(page, { name: 'dossier' });
  await photograph(page, { name: 'dossier', size: 'phone' });

  await page.goto(`/nop-ho-so/${VESSEL}`);
  await page.locator('main [name=caseId]').first().check();
  await page.locator('main form button').last().click();
  await page.waitForURL(/[0-9a-f]{8}-/u);
  await photograph(page, { name: 'filing', size: 'phone' });
  await page.goto(page.url().replace(/[^/]+$/u, 'vessel'));
  await photograph(page, { name: 'filing' });
  return number;
}

async function asOfficer(page: Page, login: string, look: (page: Page) => Promise<void>): Promise<void> {
  const account = (await demoAccounts()).find((one) => one.login === login);
  if (!account) throw new Error(`No officer ${login} in the demo`);
  await page.goto('/can-bo/dang-nhap');
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill(account.password);
  await page.locator('[name=code]').fill(new TOTP({ secret: Secret.fromBase32(account.totpSecret) }).generate());
  await pressIn(page, 'code');
  await page.waitForURL((url) => !url.pathname.includes('/dang-nhap'));
  await look(page);
}

async function queueOf(page: Page): Promise<void> {
  await photograph(page, { name: 'desk-queue' });
  await photograph(page, { name: 'desk-queue', size: 'phone' });
}

async function dossierOf(page: Page): Promise<void> {
  await page.locator('main tbody a').first().click();
  await page.waitForURL(/\/can-bo\/ho-so\//u);
  await page.locator('img[src*="/trang/"]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await photograph(page, { name: 'desk-dossier', size: 'tall' });
}

async function counterOf(page: Page): Promise<void> {
  await page.goto('/can-bo/quay');
  await page.locator('[name=card]').fill('096085000190||Người Thử Một Chín|01011985|Nam|Ấp 1, Xã Khánh An, Cà Mau|15042021');
  await page.locator('[name=card]').press('Enter');
  await page.locator('[name=cardSeen]').waitFor();
  await photograph(page, { name: 'counter' });
}

async function yearOf(page: Page): Promise<void> {
  await page.goto('/quan-tri/lich-lam-viec');
  await photograph(page, { name: 'year' });
}

async function comeIn(using: Browser): Promise<Page> {
  const context: BrowserContext = await using.newContext({ baseURL: origin, viewport: SIZES.desk, locale: 'vi-VN' });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** Presses the button of the form a field stands in. */
async function pressIn(page: Page, field: string): Promise<void> {
  await page
    .locator('form', { has: page.locator(`[name=${field}]`) })
    .locator('button')
    .last()
    .click();
}

async function newestCode(): Promise<string> {
  const messages = (await (await fetch(`${sandbox}/sms?to=${PHONE}`)).json()) as { readonly text: string }[];
  const code = messages.flatMap(({ text }) => /^\d{6}(?= )/u.exec(text) ?? [])[0];
  if (code === undefined) throw new Error('No code arrived');
  return code;
}

async function demoAccounts(): Promise<readonly Account[]> {
  return (await (await fetch(`${sandbox}/demo-accounts`)).json()) as Account[];
}

async function photograph(page: Page, { name, size = 'desk' }: { name: string; size?: keyof typeof SIZES }): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.evaluate('document.fonts.ready');
  const file = `${name}-${size}.png`;
  await page.screenshot({ path: join(folder, file) });
  await page.setViewportSize(SIZES.desk);
  console.log(file);
}
