import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { words } from '#messages';

const t = words('vi');
const PERIOD = 30; // seconds a code of an authenticator app lasts

/** Something that arrived at a phone or a mailbox of the sandbox. */
export interface Message {
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
}

interface DemoAccount {
  readonly login: string;
  readonly password: string | null;
  readonly totpSecret: string | null;
}

/** The step of the last code each officer used: a code works once. */
const lastSteps = new Map<string, number>();

/** What a phone received, newest first. */
export async function smsOf(sandbox: string, phone: string): Promise<readonly Message[]> {
  return (await (await fetch(`${sandbox}/sms?to=${phone}`)).json()) as Message[];
}

/** What a mailbox received, newest first. */
export async function mailOf(sandbox: string, address: string): Promise<readonly Message[]> {
  return (await (await fetch(`${sandbox}/mail?to=${encodeURIComponent(address)}`)).json()) as Message[];
}

/** Asks for a code on the page that is open (one that asks for a phone) and answers the code that arrived. */
export async function askCode(page: Page, { phone, sandbox }: { phone: string; sandbox: string }): Promise<string> {
  const before = (await codesOf(sandbox, phone)).length;
  await page.getByLabel(t('account.sign-in.phone')).fill(phone);
  await page.getByRole('button', { name: t('account.sign-in.ask') }).click();
  await page.getByRole('heading', { level: 1, name: t('account.code.title') }).waitFor();
  await expect.poll(async () => (await codesOf(sandbox, phone)).length, { timeout: 20_000 }).toBeGreaterThan(before);
  const [newest = ''] = await codesOf(sandbox, phone);
  return newest;
}

/** The codes among what a phone received, newest first: each comes first in its message. */
async function codesOf(sandbox: string, phone: string): Promise<readonly string[]> {
  return (await smsOf(sandbox, phone)).flatMap(({ text }) => /^\d{6}(?= )/u.exec(text) ?? []);
}

/** Signs a citizen in, from a page that asks for the phone: the sign-in page itself, or one that led there. Answers the code used. */
export async function signInCitizen(page: Page, { phone, sandbox }: { phone: string; sandbox: string }): Promise<string> {
  if (!page.url().includes('/dang-nhap')) await page.goto('/dang-nhap');
  const code = await askCode(page, { phone, sandbox });
  await page.getByLabel(t('account.code.label')).fill(code);
  await page.getByRole('button', { name: t('account.code.enter'), exact: true }).click();
  await page.getByRole('button', { name: t('ui.frame.sign-out'), exact: true }).waitFor();
  return code;
}

/** Signs an officer of the demo in and answers the password, for whoever must prove it again. */
export async function signInOfficer(page: Page, { login, sandbox }: { login: string; sandbox: string }): Promise<string> {
  const accounts = (await (await fetch(`${sandbox}/demo-accounts`)).json()) as DemoAccount[];
  const account = accounts.find((one) => one.login === login);
  if (!account?.password || !account.totpSecret) throw new Error(`No officer ${login} in the demo`);
  await page.goto('/can-bo/dang-nhap');
  await page.getByLabel(t('account.officer.login')).fill(login);
  await page.getByLabel(t('account.officer.password')).fill(account.password);
  await page.getByLabel(t('account.officer.code')).fill(await unusedCode(login, account.totpSecret));
  await page.getByRole('button', { name: t('account.officer.enter'), exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/can-bo/dang-nhap');
  return account.password;
}

/** The oldest code that still counts and was not used: one step around now is allowed, so that nobody has to wait for the next. */
async function unusedCode(login: string, secret: string): Promise<string> {
  const last = lastSteps.get(login) ?? 0;
  const stepNow = (): number => Math.floor(Date.now() / 1000 / PERIOD);
  await expect.poll(() => stepNow() + 1, { timeout: 2 * PERIOD * 1000 }).toBeGreaterThan(last);
  const step = Math.max(stepNow(), last + 1);
  lastSteps.set(login, step);
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: step * PERIOD * 1000 });
}
