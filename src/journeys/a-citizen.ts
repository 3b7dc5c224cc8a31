import type { Page } from 'playwright-core';
import { words } from '#messages';
import { signInCitizen } from '#test/people';

const t = words('vi');

/** Somebody plainly invented who files. */
export interface Citizen {
  readonly phone: string;
  readonly cccd: string;
  readonly fullName: string;
  readonly email: string;
}

/** Says who one is on the page that asks for it after the first sign-in, and goes on from there. */
export async function introduce(page: Page, citizen: Citizen): Promise<void> {
  await typeProfile(page, citizen);
  await page.getByRole('button', { name: t('account.profile.save') }).click();
}

/** Types the profile without sending it. */
export async function typeProfile(page: Page, { fullName, cccd, email }: Omit<Citizen, 'phone'>): Promise<void> {
  await page.getByLabel(t('account.profile.fullName')).fill(fullName);
  await page.getByLabel(t('account.profile.cccd')).fill(cccd);
  await page.getByLabel(t('account.profile.birthDate')).fill('04/09/1985');
  await page.getByLabel(t('account.profile.sex.male'), { exact: true }).check();
  await page.getByLabel(t('account.profile.unitCode')).selectOption('32248');
  await page.getByLabel(t('account.profile.detail')).fill('Số 9, Ấp Thử');
  await page.getByLabel(t('account.profile.email')).fill(email);
}

/** Signs in for the first time and says who one is. Answers the code used. */
export async function register(page: Page, citizen: Citizen, sandbox: string): Promise<string> {
  const code = await signInCitizen(page, { phone: citizen.phone, sandbox });
  await introduce(page, citizen);
  await page.getByText(t('account.profile.saved')).waitFor();
  return code;
}
