import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { words } from '#messages';
import { aPdf } from '#test/sample-papers';

const t = words('vi');

/** The papers of a newly built vessel of twelve metres and more. */
export const PAPERS = [
  'Ảnh màu toàn tàu 9×12 cm, chụp hai bên mạn',
  'Biên lai nộp thuế trước bạ hoặc tờ khai lệ phí trước bạ',
  'Giấy chứng nhận an toàn kỹ thuật hoặc biên bản kiểm tra',
  'Giấy chứng nhận xuất xưởng',
] as const;

/** Starts a filing of 1.003650 for a newly built vessel, from the page on which it begins. */
export async function begin(page: Page): Promise<void> {
  await page.getByLabel('Tàu đóng mới', { exact: true }).check();
  await page.getByRole('button', { name: t('filing.begin.button') }).click();
  await page.getByLabel('Tàu cá (khai thác hoặc hậu cần khai thác)').check();
  await next(page);
}

/** Answers every page up to the papers; `typed` is put into every field of free words. */
export async function answer(page: Page, { typed }: { typed?: string } = {}): Promise<void> {
  await page.getByLabel('Cho chính tôi, tôi là chủ tàu').check();
  if (typed !== undefined) await page.getByLabel(t('form.address.detail')).fill(typed);
  await next(page);

  await page.getByLabel('Tên tàu').fill(typed ?? 'Hòa Bình 09');
  await page.getByLabel('Năm đóng').fill('2024');
  await page.getByLabel('Nơi đóng').fill(typed ?? 'Trại tàu Sông Đốc');
  await page.getByLabel('Số văn bản chấp thuận').fill(typed ?? '125/CCTS');
  await page.getByLabel('Nghề khai thác chính').selectOption({ label: 'Lưới rê' });
  await page.getByLabel('Nghề phụ').fill(typed ?? '');
  await page.getByLabel('Cảng, bến neo đậu thường xuyên').fill(typed ?? 'Cảng cá Sông Đốc');
  await page.getByLabel('Xã, phường nơi neo đậu').selectOption('32248');
  await page.getByLabel('Số thuyền viên tối đa').fill('8');
  await next(page);

  await page.getByLabel('Gỗ', { exact: true }).check();
  await page.getByLabel('Chiều dài lớn nhất').fill('14,5');
  await page.getByLabel('Chiều rộng lớn nhất').fill('4,2');
  await page.getByLabel('Chiều cao mạn').fill('1,9');
  await page.getByLabel('Chiều chìm').fill('1,4');
  await page.getByRole('group', { name: 'Tàu có lắp máy?' }).getByLabel(t('form.yes'), { exact: true }).check();
  await page.getByLabel('Ký hiệu máy, hãng sản xuất').fill(typed ?? 'Máy Thử 250');
  await page.getByLabel('Số máy', { exact: true }).fill(typed ?? 'MT-250-001');
  await page.getByLabel('Công suất định mức').fill('184');
  await next(page);
}

/** Gives every paper, from the page that asks for them, and goes on. */
export async function giveEveryPaper(page: Page, { typed }: { typed?: string } = {}): Promise<void> {
  await page.getByLabel('Số giấy chứng nhận an toàn kỹ thuật').fill(typed ?? 'AT-2024-0009');
  await page.getByLabel('Ngày cấp').fill('15/06/2024');
  await page.getByRole('button', { name: t('filing.save') }).click();
  for (const [at, paper] of PAPERS.entries()) {
    await givePaper(page, { paper, name: `giay-${at + 1}.pdf`, bytes: aPdf({ note: `${paper.length}-${page.url()}` }) });
  }
  await next(page);
}

/** Gives one file for one paper and waits until it is there. */
export async function givePaper(page: Page, given: { paper: string; name: string; bytes: Uint8Array }): Promise<void> {
  await sendFile(page, given);
  const kept = page.getByRole('group', { name: given.paper }).locator('li.open, li.checking');
  await kept.filter({ hasText: given.name }).waitFor();
}

/** Sends a file as the person would, whatever comes of it. */
export async function sendFile(page: Page, { paper, name, bytes }: { paper: string; name: string; bytes: Uint8Array }): Promise<void> {
  const slot = page.getByRole('group', { name: paper });
  await slot
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
  // Where a script is at hand it sends what is chosen, and there is no button.
  if ((await page.locator('html[data-alive]').count()) === 0) await slot.getByRole('button', { name: t('filing.paper.upload') }).click();
}

/** Says how the result is wanted and declares, up to the review. */
export async function declare(page: Page): Promise<void> {
  await page.getByLabel('Bản điện tử').check();
  await page.getByLabel('Con tàu thuộc quyền sở hữu hợp pháp của chủ tàu').check();
  await page.getByLabel('Tôi cam đoan thông tin đã khai là đúng').check();
  await next(page);
  await page.getByRole('heading', { level: 1, name: t('filing.review') }).waitFor();
}

/** Sends from the review and answers the number that is told. */
export async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: t('filing.send') }).click();
  return sentNumber(page);
}

/** The number on the page that says a filing was sent. */
export async function sentNumber(page: Page): Promise<string> {
  await page.getByRole('heading', { level: 1, name: t('filing.sent') }).waitFor();
  const number = /MC-\d{6}-[0-9A-Z]{6}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0];
  if (number === undefined) throw new Error('The page names no number');
  return number;
}

/** The button a person sees; the one before it only catches the Enter key. */
export async function next(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: t('filing.next') }).click();
  await page.waitForURL((url) => url.href !== before);
}
