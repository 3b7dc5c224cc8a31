import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words, type MessageKey } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { signInOfficer } from '#test/people';
import type { Site } from '#test/site';
import { press, sitDown } from './a-desk.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const TYPED = 'Thiếu chữ ký của chủ tàu ở trang hai.';

/** Words an officer typed are theirs: a session that ended, or a colleague who was faster, takes none of them away. */
export function deskKept(site: Site, secrets: Secrets): void {
  test(
    'what was sent after the session had ended waits for the officer who typed it, and for nobody else',
    { timeout: 180_000 },
    async () => {
      const id = await aDossier(site, "place = 'filed' and desk_id = 'H12.01'");
      const [act, whole] = [`/can-bo/ho-so/${id}/refuse`, `/can-bo/ho-so/${id}`];
      const { page, password } = await sitDown(site, 'tiepnhan4.motcua');
      secrets.add(password);
      await typeAndLose(page, { path: act, field: 'reason', button: 'desk.do.refuse' });
      await comeBack(page, { login: 'tiepnhan4.motcua', path: act });
      await expect.poll(() => page.locator('textarea[name=reason]').inputValue()).toBe(TYPED);

      await typeAndLose(page, { path: whole, field: 'note', button: 'desk.notes.keep' });
      await signInOfficer(page, { login: 'tiepnhan3.motcua', sandbox: site.program.sandbox });
      await page.goto(whole);
      await expect.poll(() => page.locator('textarea[name=note]').inputValue()).toBe('');

      await typeAndLose(page, { path: whole, field: 'note', button: 'desk.notes.keep' });
      await comeBack(page, { login: 'tiepnhan3.motcua', path: whole });
      await expect.poll(() => page.locator('textarea[name=note]').inputValue()).toBe(TYPED);
      const db = await site.ownerDb();
      const { rows } = await sql`select 1 from desk_note where dossier_id = ${id} and text = ${TYPED}`.execute(db);
      expect(rows).toHaveLength(0);
    },
  );

  async function comeBack(page: Page, { login, path }: { readonly login: string; readonly path: string }): Promise<void> {
    await signInOfficer(page, { login, sandbox: site.program.sandbox });
    await page.goto(path);
    await page.getByText(t('desk.typed.before')).waitFor();
    await expectSoundPage(page);
    await expectAccessible(page);
  }

  test(
    'who is late to a dossier that went to somebody else reads their own words on the page that says so',
    { timeout: 120_000 },
    async () => {
      const db = await site.ownerDb();
      const { rows } = await sql<{ mine: string; theirs: string }>`
      select (select officer_id from account where login = 'chuyenvien1.thuysan') as mine,
        (select officer_id from account where login = 'chuyenvien2.thuysan') as theirs`.execute(db);
      const { mine = '', theirs = '' } = rows[0] ?? {};
      const id = await aDossier(site, `place = 'appraising' and assignee_id = '${mine}'`);
      const { page, password } = await sitDown(site, 'chuyenvien1.thuysan');
      secrets.add(password);
      await page.goto(`/can-bo/ho-so/${id}/complete-step`);
      await page.getByLabel(t('dossier.outcome.approved')).check();
      await page.locator('textarea[name=note]').fill(TYPED);
      await sql`update dossier set assignee_id = ${theirs} where id = ${id}`.execute(db);
      await press(page, 'desk.do.complete-step');
      await page.getByText(t('desk.gone', { typed: `“${TYPED}”` })).waitFor();
      await expectSoundPage(page);
      await sql`update dossier set assignee_id = ${mine} where id = ${id}`.execute(db);
    },
  );
}

/** Types into a page whose session ends before it is sent. */
async function typeAndLose(
  page: Page,
  asked: { readonly path: string; readonly field: string; readonly button: MessageKey },
): Promise<void> {
  await page.goto(asked.path);
  await page.locator(`textarea[name=${asked.field}]`).fill(TYPED);
  await page.context().clearCookies({ name: 'motcua' });
  await press(page, asked.button);
  await page.waitForURL(/dang-nhap/u);
}

async function aDossier(site: Site, where: string): Promise<string> {
  const db = await site.ownerDb();
  const { rows } = await sql<{ id: string }>`select id from dossier where ${sql.raw(where)} order by id limit 1`.execute(db);
  if (!rows[0]) throw new Error(`No dossier of the demo where ${where}`);
  return rows[0].id;
}
