import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import type { Secrets } from './secrets.ts';

const t = words('vi');
/** Of the demo; the pretended country has a paper of theirs from another province. */
const OWNER = { phone: '0900000002', number: '000002/XDKTC' };
const PAPER = 'Giấy chứng nhận xóa đăng ký';

/** What another province issued is found, looked at and used, with the owner's word. */
export function nationalLocker(site: Site, secrets: Secrets): void {
  test.each([{ javaScript: false }, { javaScript: true }])(
    "a vessel that moved here: its certificate comes from the country's locker ($javaScript)",
    { timeout: 120_000 },
    async ({ javaScript }) => {
      const page = await site.visit({ size: 'phone', javaScript });
      await page.goto('/nop-ho-so/1.003650');
      secrets.add(await signInCitizen(page, { phone: OWNER.phone, sandbox: site.program.sandbox }));
      await page.goto('/nop-ho-so/1.003650');
      await page.getByLabel('Đổi nơi cư trú ngoài tỉnh', { exact: true }).check();
      await page.getByRole('button', { name: t('filing.begin.button') }).click();
      await page.getByLabel('Tàu cá (khai thác hoặc hậu cần khai thác)').waitFor();
      await page.goto(`${page.url().split('/').slice(0, -1).join('/')}/papers`);

      const slot = page.getByRole('group', { name: PAPER });
      if (!javaScript) {
        await slot.getByRole('button', { name: t('national.look') }).click();
        await slot.getByText(t('filing.offer.title')).waitFor();
      }
      const use = slot.getByRole('button', { name: `${t('filing.offer.use')}: ${PAPER} tàu cá ${OWNER.number}` });
      await use.waitFor();
      await expectSoundPage(page);
      if (javaScript) await expectAccessible(page);
      const looked = await page.context().request.get((await slot.getByRole('link', { name: OWNER.number }).getAttribute('href')) ?? '');
      expect([looked.status(), looked.headers()['content-type']]).toEqual([200, 'application/pdf']);
      await use.click();
      await slot.getByRole('listitem').filter({ hasText: 'XDKTC-000002.pdf' }).waitFor();
      expect(await slot.getByText(t('national.look.why')).count()).toBe(0);
    },
  );
}
