import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage, expectWrong } from '#test/looks';
import { askCode, signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import { typeProfile } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const PHONE = '0900000093';

/** What people type wrong before they file anything: told in Vietnamese, beside the field, and nothing they typed is lost. */
export function wrongIdentity(site: Site, secrets: Secrets): void {
  test('a wrong phone number is told beside it and kept', async () => {
    const page = await site.visit({ size: 'phone' });
    await page.goto('/dang-nhap');
    const phone = page.getByLabel(t('account.sign-in.phone'));
    const ask = page.getByRole('button', { name: t('account.sign-in.ask') });
    for (const [typed, sentence] of [
      ['', t('issue.phone.malformed')],
      ['<b>0900</b>', t('issue.phone.malformed')],
      ['02903831234', t('issue.phone.not-mobile')],
    ] as const) {
      await phone.fill(typed);
      await ask.click();
      await expectWrong(phone, sentence);
      await expect.poll(() => phone.inputValue()).toBe(typed);
    }
    await expectSoundPage(page);
    await expectAccessible(page);
  });

  test('a wrong code and one that is too old are told apart beside the field', async () => {
    secrets.add(PHONE);
    const page = await site.visit({ size: 'phone', javaScript: false });
    await page.goto('/dang-nhap');
    const right = await askCode(page, { phone: PHONE, sandbox: site.program.sandbox });
    secrets.add(right);
    const code = page.getByLabel(t('account.code.label'));
    const enter = page.getByRole('button', { name: t('account.code.enter'), exact: true });

    await enter.click();
    await expectWrong(code, t('issue.code.required'));
    await code.fill('12ab');
    await enter.click();
    await expectWrong(code, t('refusal.sign-in.code-malformed'));
    await code.fill(right === '000000' ? '111111' : '000000');
    await enter.click();
    await expectWrong(code, t('refusal.sign-in.code-wrong'));
    await expectSoundPage(page);

    await sql`
      update one_time_code set asked_at = asked_at - interval '6 minutes', expires_at = expires_at - interval '6 minutes' where phone = ${PHONE}
    `.execute(await site.ownerDb());
    await code.fill(right);
    await enter.click();
    await expectWrong(code, t('refusal.sign-in.code-expired'));
  });

  test('wrong words about oneself are told beside each field, and all that was typed stays', async () => {
    const page = await site.visit();
    secrets.add(await signInCitizen(page, { phone: PHONE, sandbox: site.program.sandbox }));
    await page.goto('/tai-khoan');
    const save = page.getByRole('button', { name: t('account.profile.save') });
    const field = (key: 'fullName' | 'cccd' | 'birthDate') => page.getByLabel(t(`account.profile.${key}`));

    await save.click();
    await expectWrong(field('fullName'), t('account.profile.required.fullName'));
    await expectWrong(field('cccd'), t('account.profile.required.cccd'));
    await expectWrong(page.getByRole('group', { name: t('account.profile.sex') }), t('account.profile.required.sex'));
    await expectSoundPage(page);
    await expectAccessible(page);

    const long = 'Nguyễn '.repeat(1429).slice(0, 10_000);
    await typeProfile(page, { fullName: long, cccd: '38512345', email: 'khong-phai-thu' });
    await field('birthDate').fill('31/02/1990');
    await save.click();
    await expectWrong(field('fullName'), t('issue.name.too-long', { max: 100 }));
    await expectWrong(field('cccd'), t('issue.cccd.malformed'));
    await expectWrong(field('birthDate'), t('issue.birth-date.no-such-day'));
    await expectWrong(page.getByLabel(t('account.profile.email')), t('issue.email.malformed'));
    expect((await field('fullName').inputValue()).length).toBe(10_000);
    await expect.poll(() => field('cccd').inputValue()).toBe('38512345');
    await expect.poll(() => page.getByLabel(t('account.profile.detail')).inputValue()).toBe('Số 9, Ấp Thử');
    await expect.poll(() => page.getByLabel(t('account.profile.unitCode')).inputValue()).toBe('32248');
    await expectSoundPage(page);

    await field('cccd').fill('381234567');
    await field('fullName').fill('<script>alert(1)</script>');
    await save.click();
    await expectWrong(field('cccd'), t('issue.cccd.old-number'));
    await expectWrong(field('fullName'), t('issue.name.malformed'));
    await expect.poll(() => field('fullName').inputValue()).toBe('<script>alert(1)</script>');
  });
}
