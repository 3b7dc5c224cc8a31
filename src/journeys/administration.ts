import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words, type MessageKey } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import type { Site } from '#test/site';
import { press, sitDown, type AtDesk } from './a-desk.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const CHOSEN = 'ba khía muối rạch gốc';
const ADMINISTRATOR = 'quantri.motcua';

/** What administrators do: people, agencies, the year, the catalogue. */
export function administration(site: Site, secrets: Secrets): void {
  test(
    'an administrator enters an officer, who activates the account and is out at once when it is taken away',
    { timeout: 240_000 },
    async () => {
      const desk = await atDesk(site, secrets);
      const { page } = desk;
      // Whose day is not made of dossiers begins where their work is.
      expect(new URL(page.url()).pathname).toBe('/quan-tri');
      await page.goto('/quan-tri/can-bo/them');
      await prove(desk);
      await page.getByLabel(t('administration.add.name')).fill('Cán Bộ Thử Mới');
      await page.getByLabel(t('administration.officer.login'), { exact: true }).fill('thumoi.motcua');
      await page.getByLabel(t('administration.officers.role'), { exact: true }).selectOption('receiver');
      await page.getByLabel(t('administration.officers.agency'), { exact: true }).selectOption('H12.01');
      await press(page, 'administration.add.do');
      await page.getByText(t('administration.credentials.once')).waitFor();
      await look(page);
      const [login = '', password = '', secret = ''] = await page.locator('code').allTextContents();
      secrets.add(password, secret, CHOSEN);

      const theirs = await site.visit({ javaScript: false });
      await theirs.goto('/can-bo/dang-nhap');
      await theirs.getByRole('link', { name: t('administration.activate.link') }).click();
      await theirs.getByLabel(t('account.officer.login')).fill(login);
      await theirs.getByLabel(t('administration.activate.password'), { exact: true }).fill(password);
      await theirs.getByLabel(t('account.officer.code')).fill(codeOf(secret));
      await theirs.getByLabel(t('administration.activate.chosen'), { exact: true }).fill(CHOSEN);
      await theirs.getByLabel(t('administration.activate.again'), { exact: true }).fill(CHOSEN);
      await press(theirs, 'administration.activate.do');
      await theirs.getByRole('heading', { level: 1, name: t('desk.title') }).waitFor();
      expect((await theirs.goto('/quan-tri'))?.status()).toBe(403);

      await page.getByRole('link', { name: t('administration.credentials.to') }).click();
      await page.getByText(t('administration.officers.state.active')).waitFor();
      await open(page, 'administration.officer.deactivate');
      await press(page, 'administration.officer.deactivate');
      await page.getByText(t('administration.done.officer-deactivated')).waitFor();
      await look(page);
      await theirs.goto('/can-bo');
      await theirs.getByRole('heading', { level: 1, name: t('account.officer.title') }).waitFor();
    },
  );

  test('a day off of next year is set, the year confirmed, and due times are counted anew', { timeout: 180_000 }, async () => {
    const { page } = await atDesk(site, secrets);
    const year = new Date().getFullYear() + 1;
    await page.goto(`/quan-tri/lich-lam-viec?nam=${year}&ngay=${year}-12-31#ngay`);
    await page.getByLabel(t('administration.calendar.kind.swapped-off'), { exact: true }).check();
    await page.getByLabel(t('administration.calendar.day.name')).fill('Hoán đổi theo quyết định thử');
    await press(page, 'administration.calendar.day.save');
    await page.getByText(t('administration.done.day-changed')).waitFor();
    await page.getByRole('button', { name: t('administration.calendar.confirm', { year }) }).click();
    await page.getByText(t('administration.done.year-confirmed')).waitFor();
    await look(page);
    await expect
      .poll(
        async () => {
          await page.goto('/quan-tri/lich-lam-viec/han-tra');
          return page.getByText(/\d+ hồ sơ đang mở, \d+ hồ sơ đổi hạn/u).count();
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    await look(page);
  });

  test(
    'an agency is renamed from a later day on, and a file shows what it would change before it is published',
    { timeout: 180_000 },
    async () => {
      const { page } = await atDesk(site, secrets);
      await page.goto('/quan-tri/co-quan/H12.15');
      await page.getByLabel(t('administration.agency.name'), { exact: true }).fill('Ban Quản lý Khu kinh tế Năm Căn');
      await page.getByLabel(t('administration.agency.change.from'), { exact: true }).fill(`31/12/${new Date().getFullYear() + 1}`);
      await press(page, 'administration.agency.change.do');
      await page.getByText(t('administration.done.agency-changed')).waitFor();
      await look(page);
      await press(page, 'administration.agency.planned.withdraw');
      await page.getByText(t('administration.done.agency-withdrawn')).waitFor();

      const record = (await (await page.request.get('/quan-tri/thu-tuc/1.115020/ho-so-goc')).json()) as { name: string }[];
      await page.goto('/quan-tri/thu-tuc/nhap');
      const changed = record.map((one) => ({ ...one, name: `${one.name} (sửa thử)` }));
      await page.getByLabel(t('administration.import.text')).fill(JSON.stringify(changed));
      await press(page, 'administration.import.do');
      await page.getByText(t('administration.import.standing.changed'), { exact: true }).waitFor();
      await look(page);
      await page.getByRole('link', { name: t('administration.import.next') }).click();
      await press(page, 'administration.procedure.withdraw');
      await page.getByText(t('administration.done.staged-withdrawn')).waitFor();
      await look(page);
    },
  );
}

async function atDesk(site: Site, secrets: Secrets): Promise<AtDesk> {
  const desk = await sitDown(site, ADMINISTRATOR);
  secrets.add(desk.password);
  return desk;
}

async function prove({ page, password }: AtDesk): Promise<void> {
  await page.getByLabel(t('administration.prove.field')).fill(password);
  await press(page, 'administration.prove.do');
  await page.waitForURL('**done=proven');
}

async function open(page: Page, key: MessageKey): Promise<void> {
  await page.locator('summary', { hasText: t(key) }).click();
}

async function look(page: Page): Promise<void> {
  await expectSoundPage(page);
  await expectAccessible(page);
}

function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}
