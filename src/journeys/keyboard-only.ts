import { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';
import { test } from 'vitest';
import { words } from '#messages';
import { arrowTo, chooseFile, enterOn, tick, typeInto } from '#test/keyboard';
import { askCode } from '#test/people';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import type { Secrets } from './secrets.ts';
import { PAPERS, sentNumber } from './vessel-filing.ts';

const t = words('vi');
const PHONE = '0900000007';

/** From the first page to a filing that is sent, without ever touching a mouse or a screen. */
export function keyboardOnly(site: Site, secrets: Secrets): void {
  test('somebody with a keyboard alone finds, fills in and sends', { timeout: 180_000 }, async () => {
    const page = await site.visit();
    await page.goto('/');
    await typeInto(page, page.getByRole('searchbox').first(), 'dang ky tau ca');
    await page.keyboard.press('Enter');
    await enterOn(page, page.getByRole('main').locator('a[href="/thu-tuc/1.003650"]').first());
    await page.waitForURL(/1\.003650$/u);
    await enterOn(page, page.getByRole('main').locator('a[href="/nop-ho-so/1.003650"]').first());
    await signIn(page);
    await fill(page);
    for (const paper of PAPERS) await give(page, paper);
    await goOn(page);
    await say(page);
    await enterOn(page, page.getByRole('button', { name: t('filing.send') }));
    secrets.add(PHONE);
    await sentNumber(page);
  });

  async function signIn(page: Page): Promise<void> {
    await page.waitForURL(/dang-nhap/u);
    await typeInto(page, page.getByLabel(t('account.sign-in.phone')), PHONE);
    const code = await askCode(page, { phone: PHONE, sandbox: site.program.sandbox });
    secrets.add(code);
    await typeInto(page, page.getByLabel(t('account.code.label')), code);
    await page.keyboard.press('Enter');
    await page.waitForURL(/nop-ho-so/u);
  }
}

/** Every page of the form up to the papers. */
async function fill(page: Page): Promise<void> {
  await arrowTo(page, page.locator('[name=caseId]'), 'case-1');
  await enterOn(page, page.getByRole('button', { name: t('filing.begin.button') }));
  await alive(page);
  await arrowTo(page, named(page, '/vessel/kind'), 'fishing');
  await goOn(page);
  await arrowTo(page, named(page, '/filing/as'), 'self');
  await goOn(page);

  await typeInto(page, page.getByLabel('Tên tàu'), 'Hòa Bình 07');
  await typeInto(page, page.getByLabel('Năm đóng'), '2024');
  await typeInto(page, page.getByLabel('Nơi đóng'), 'Trại tàu Sông Đốc');
  await typeInto(page, page.getByLabel('Số văn bản chấp thuận'), '125/CCTS');
  await arrowTo(page, page.getByLabel('Nghề khai thác chính'), 'gill-net');
  await typeInto(page, page.getByLabel('Cảng, bến neo đậu thường xuyên'), 'Cảng cá Sông Đốc');
  await arrowTo(page, page.getByLabel('Xã, phường nơi neo đậu'), '32248');
  await typeInto(page, page.getByLabel('Số thuyền viên tối đa'), '8');
  await goOn(page);

  await tick(page, page.getByLabel('Gỗ', { exact: true }));
  for (const [label, typed] of [
    ['Chiều dài lớn nhất', '14,5'],
    ['Chiều rộng lớn nhất', '4,2'],
    ['Chiều cao mạn', '1,9'],
    ['Chiều chìm', '1,4'],
  ] as const) {
    await typeInto(page, page.getByLabel(label), typed);
  }
  await tick(page, page.getByRole('group', { name: 'Tàu có lắp máy?' }).getByLabel(t('form.yes'), { exact: true }));
  await typeInto(page, page.getByLabel('Ký hiệu máy, hãng sản xuất'), 'Máy Thử 250');
  await typeInto(page, page.getByLabel('Số máy', { exact: true }), 'MT-250-001');
  await typeInto(page, page.getByLabel('Công suất định mức'), '184');
  await goOn(page);

  await typeInto(page, page.getByLabel('Số giấy chứng nhận an toàn kỹ thuật'), 'AT-2024-0009');
  await typeInto(page, page.getByLabel('Ngày cấp'), '15/06/2024');
}

async function give(page: Page, paper: string): Promise<void> {
  const name = `${PAPERS.indexOf(paper as (typeof PAPERS)[number])}.pdf`;
  const slot = page.getByRole('group', { name: paper });
  const file = { name, mimeType: 'application/pdf', buffer: Buffer.from(aPdf({ note: `${page.url()}${paper}` })) };
  await chooseFile(page, slot.locator('input[type=file]').first(), file);
  await slot.getByRole('link', { name: t('filing.paper.open.named', { name }), exact: true }).waitFor();
}

async function say(page: Page): Promise<void> {
  await tick(page, page.getByLabel('Bản điện tử'));
  await tick(page, page.getByLabel('Con tàu thuộc quyền sở hữu hợp pháp của chủ tàu'));
  await tick(page, page.getByLabel('Tôi cam đoan thông tin đã khai là đúng'));
  await goOn(page);
  await page.getByRole('heading', { level: 1, name: t('filing.review') }).waitFor();
  const confirm = page.getByLabel(t('filing.confirm'));
  if ((await confirm.count()) > 0) await tick(page, confirm);
}

async function goOn(page: Page): Promise<void> {
  const before = page.url();
  await enterOn(page, page.getByRole('button', { name: t('filing.next') }));
  await page.waitForURL((url) => url.href !== before);
}

async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-alive'));
}

function named(page: Page, name: string): Locator {
  return page.locator(`[name="${name}"]`);
}
