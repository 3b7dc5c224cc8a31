import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { kindsInWords, DEFAULT_LIMITS } from '#modules/paper';
import { expectAccessible, expectSaidBeside, expectSoundPage, expectWrong } from '#test/looks';
import { aHeic, aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import { answer, begin, next, PAPERS, sendFile } from './vessel-filing.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const ANSWERS: Citizen = { phone: '0900000094', cccd: '096085000094', fullName: 'Người Thử Chín Bốn', email: '' };
const GIVES: Citizen = { phone: '0900000095', cccd: '096085000095', fullName: 'Người Thử Chín Năm', email: '' };
const MEGABYTE = 1024 * 1024;

/** What people answer wrong while they file. */
export function wrongAnswers(site: Site, secrets: Secrets): void {
  test('an empty form is told question by question, and a wrong answer stays where it was typed', { timeout: 60_000 }, async () => {
    const page = await startFiling(ANSWERS, { site, secrets });
    await page.getByRole('button', { name: t('filing.begin.button') }).click();
    await expectWrong(page.getByRole('group', { name: t('filing.case') }), t('filing.case.missing'));
    await begin(page);

    await pressNext(page);
    await expectWrong(page.getByRole('group', { name: 'Anh/Chị nộp hồ sơ cho ai?' }), t('issue.choose-one'));
    const [name, cccd] = [page.getByLabel('Họ và tên'), page.getByLabel('Số định danh cá nhân (CCCD)')];
    await name.fill('Đỗ '.repeat(4000).slice(0, 10_000));
    await cccd.fill('38512345');
    await pressNext(page);
    await expectWrong(name, t('issue.too-long', { max: 100 }));
    await expectWrong(cccd, t('issue.cccd.malformed'));
    expect((await name.inputValue()).length).toBe(10_000);
    await expect.poll(() => cccd.inputValue()).toBe('38512345');
    await expectSoundPage(page);
    await expectAccessible(page);
    await name.fill(ANSWERS.fullName);
    await cccd.fill(ANSWERS.cccd);
    await page.getByLabel('Cho chính tôi, tôi là chủ tàu').check();
    await next(page);

    await page.getByLabel('Số thuyền viên tối đa').fill('tám');
    await page.getByLabel('Năm đóng').fill('20240');
    await pressNext(page);
    await expectWrong(page.getByLabel('Số thuyền viên tối đa'), t('issue.number.malformed'));
    await expectWrong(page.getByLabel('Năm đóng'), t('issue.year.malformed'));
    await expectWrong(page.getByLabel('Nơi đóng'), t('issue.required'));
    await expect.poll(() => page.getByLabel('Số thuyền viên tối đa').inputValue()).toBe('tám');
    await expectSoundPage(page);
    await expectAccessible(page);

    await page.getByRole('link', { name: t('filing.step.review') }).click();
    await page.getByText(t('filing.not-ready')).waitFor();
    expect(await page.getByRole('button', { name: t('filing.send') }).count()).toBe(0);
    await expectSoundPage(page);
    await expectAccessible(page);
  });

  test('a file that cannot be taken is told beside its paper, and everything else stays', { timeout: 90_000 }, async () => {
    const page = await startFiling(GIVES, { site, secrets });
    await begin(page);
    await answer(page);
    await page.getByLabel('Số giấy chứng nhận an toàn kỹ thuật').fill('AT-2024-0094');
    await page.getByRole('button', { name: t('filing.save') }).click();
    const [photo, receipt] = PAPERS;
    const slot = page.getByRole('group', { name: photo });
    const accepted = kindsInWords(DEFAULT_LIMITS);
    const tooLarge = Buffer.concat([aPdf(), Buffer.alloc(20 * MEGABYTE + 1, 0x20)]);

    await sendFile(page, { paper: receipt, name: 'bien-lai.pdf', bytes: aPdf({ note: 'receipt' }) });
    await page.getByText('bien-lai.pdf').waitFor();
    for (const [name, bytes, sentence] of [
      ['thu.pdf', Buffer.from('<html><script>alert(1)</script></html>'), t('refusal.paper.wrong-kind', { accepted })],
      ['trong.pdf', new Uint8Array(), t('refusal.paper.empty')],
      ['lon.pdf', tooLarge, t('refusal.paper.too-large', { limitMb: 20 })],
      ['anh.jpg', aHeic(), t('refusal.paper.heic', { accepted })],
      ['khoa.pdf', aPdf({ locked: true }), t('refusal.paper.encrypted')],
    ] as const) {
      await sendFile(page, { paper: photo, name, bytes });
      await slot.getByText(sentence).waitFor();
      await expectSaidBeside(slot, sentence);
      expect(await slot.getByRole('link', { name }).count(), name).toBe(0);
      expect(await page.getByText('bien-lai.pdf').count()).toBe(1);
      await expect.poll(() => page.getByLabel('Số giấy chứng nhận an toàn kỹ thuật').inputValue()).toBe('AT-2024-0094');
    }
    await expectSoundPage(page);
    await expectAccessible(page);
  });
}

/** A new citizen before the page on which a filing begins. */
export async function startFiling(citizen: Citizen, { site, secrets }: { site: Site; secrets: Secrets }): Promise<Page> {
  const page = await site.visit({ size: 'phone' });
  secrets.add(citizen.phone, citizen.cccd);
  secrets.add(await register(page, citizen, site.program.sandbox));
  await page.goto('/nop-ho-so/1.003650');
  return page;
}

/** Asks to go on where the page is expected to come back. */
async function pressNext(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('filing.next') }).click();
  await page.getByRole('alert').waitFor();
}
