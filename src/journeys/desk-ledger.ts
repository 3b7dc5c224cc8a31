import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { leaveJob } from '#kernel/jobs';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import { introduce, type Citizen } from './a-citizen.ts';
import { findDossier, sitDown } from './a-desk.ts';
import type { Secrets } from './secrets.ts';
import { answer, begin, declare, giveEveryPaper, send } from './vessel-filing.ts';

const t = words('vi');
const CITIZEN: Citizen = {
  phone: '0900000160',
  cccd: '096085000160',
  fullName: 'Người Thử Trăm Sáu Mươi',
  email: 'nguoithu160@example.vn',
};

/** What an applicant is told of those who looked, and what an operator is told of the record. */
export function deskLedger(site: Site, secrets: Secrets): void {
  test('an applicant sees who opened their dossier, as whom and why', { timeout: 180_000 }, async () => {
    secrets.add(CITIZEN.phone, CITIZEN.cccd);
    const page = await site.visit({ size: 'phone' });
    await page.goto('/nop-ho-so/1.003650');
    secrets.add(await signInCitizen(page, { phone: CITIZEN.phone, sandbox: site.program.sandbox }));
    await introduce(page, CITIZEN);
    await begin(page);
    await answer(page);
    await giveEveryPaper(page);
    await declare(page);
    const reference = await send(page);
    await page.goto(`/ho-so/${reference}`);
    await page.getByRole('link', { name: t('ledger.link') }).click();
    await page.getByText(t('ledger.none')).waitFor();
    await expectSoundPage(page);
    await expectAccessible(page);

    const receiver = await sitDown(site, 'tiepnhan1.motcua');
    secrets.add(receiver.password);
    await findDossier(receiver, reference);
    const paper = await receiver.page.locator('a[href*="/giay-to/"]').first().getAttribute('href');
    expect((await receiver.page.request.get(paper ?? '')).status()).toBe(200);

    await page.reload();
    const told = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Cán Bộ Tiếp Nhận Một Cửa Một' });
    expect(await told.count()).toBe(1);
    const said = await told.textContent();
    for (const part of [t('dossier.role.receiver'), t('ledger.reason.receiving'), t('ledger.papers', { count: 1 })]) {
      expect(said).toContain(part);
    }
    await expectSoundPage(page);
    await expectAccessible(page);

    const stranger = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(await signInCitizen(stranger, { phone: '0900000002', sandbox: site.program.sandbox }));
    expect((await stranger.request.get(`/ho-so/${reference}/ai-da-xem`)).status()).toBe(404);
  });

  test('the record is sealed while it runs, and what its owner changes is named', { timeout: 120_000 }, async () => {
    const db = await site.ownerDb();
    await leaveJob(db, 'seal-ledger', {});
    await expect.poll(async () => (await verify(site)).text, { timeout: 30_000 }).toContain('Not sealed yet: nothing');
    expect(await verify(site)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Whole: every sealed row is as it was sealed') as string,
    });

    const { rows } = await sql<{ id: string; was: string }>`
      select dossier_id as id, data::text as was from dossier_fact where type = 'filed' order by at desc limit 1`.execute(db);
    const [{ id, was } = { id: '', was: '' }] = rows;
    await sql`update dossier_fact set data = data || '{"channel": "postal"}' where dossier_id = ${id} and seq = 1`.execute(db);
    expect(await verify(site)).toMatchObject({
      code: 2,
      text: expect.stringMatching(new RegExp(`BROKEN.*dossier_fact ${id} 1 .* was changed`)) as string,
    });
    await sql`update dossier_fact set data = ${was}::jsonb where dossier_id = ${id} and seq = 1`.execute(db);
    expect((await verify(site)).code).toBe(0);
  });
}

/** `motcua ledger verify`, as an operator types it beside the program that runs. */
async function verify(site: Site): Promise<{ readonly code: number; readonly text: string }> {
  const env = { PATH: process.env['PATH'], DATA_DIR: site.program.folder };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['bin/motcua.js', 'ledger', 'verify'], { env });
    return { code: 0, text: stdout + stderr };
  } catch (fault) {
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}
