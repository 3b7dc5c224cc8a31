import type { Page } from 'playwright-core';
import { poke } from '#gateways/postgres';
import { words } from '#messages';
import type { Filer } from './people.ts';

const t = words('vi');

/** Signs somebody in for the first time, who says who they are; not counted: it is done once in a life. */
export async function comeIn(page: Page, { who, sandbox }: { readonly who: Filer; readonly sandbox: string }): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel(t('account.sign-in.phone')).fill(who.phone);
  await page.getByRole('button', { name: t('account.sign-in.ask') }).click();
  let code: string | undefined;
  await poke({ every: 100, atMost: 20_000, what: 'the code to arrive' }, async () => {
    const messages = (await (await fetch(`${sandbox}/sms?to=${who.phone}`)).json()) as { text: string }[];
    code = messages.flatMap(({ text }) => /^\d{6}(?= )/u.exec(text) ?? [])[0];
    return code !== undefined;
  });
  await page.getByLabel(t('account.code.label')).fill(code ?? '');
  await page.getByRole('button', { name: t('account.code.enter'), exact: true }).click();
  await page.getByLabel(t('account.profile.fullName')).fill(who.fullName);
  await page.getByLabel(t('account.profile.cccd')).fill(who.cccd);
  await page.getByLabel(t('account.profile.birthDate')).fill('04/09/1985');
  await page.getByLabel(t('account.profile.sex.male'), { exact: true }).check();
  await page.getByLabel(t('account.profile.unitCode')).selectOption('32248');
  await page.getByLabel(t('account.profile.detail')).fill('Số 9, Ấp Thử');
  await page.getByRole('button', { name: t('account.profile.save') }).click();
  await page.getByText(t('account.profile.saved')).waitFor();
}
