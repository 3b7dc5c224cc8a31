import type { Page } from 'playwright-core';
import { words } from '#messages';
import { press } from './a-desk.ts';

const t = words('vi');

/** Fills and sends the pretend filing, from its first page on; `look` is called on each page as it was shown. */
export async function practise(page: Page, look: () => Promise<void>): Promise<void> {
  await page.getByLabel('Tên mèo').fill('Mimi');
  await page.getByLabel('Mèo sinh ngày nào?').fill('4/9/25');
  await page.getByLabel('Mướp').check();
  await page
    .getByRole('group', { name: /tiêm phòng dại/u })
    .getByLabel('Không', { exact: true })
    .check();
  await press(page, 'practice.next');

  await page.getByLabel('Họ và tên').waitFor();
  await look();
  await page.getByLabel('Họ và tên').fill('Người Tập Một');
  await page.getByLabel('Số điện thoại').fill('0900000096');
  await page.getByRole('combobox').first().selectOption({ index: 1 });
  await page
    .getByLabel(/Số nhà/u)
    .first()
    .fill('Ấp 1');
  await page.getByLabel(/mấy con mèo/u).fill('2');
  await press(page, 'practice.next');

  await page.getByLabel('Tại Bộ phận Một cửa').check();
  await page.getByLabel(/Tôi hứa/u).check();
  await press(page, 'practice.next');

  await page.getByRole('heading', { level: 1, name: t('practice.review') }).waitFor();
  await look();
  await press(page, 'practice.send');
  await page.getByRole('heading', { level: 1, name: t('practice.sent') }).waitFor();
  await look();
}
