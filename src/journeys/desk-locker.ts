import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { rightAnswers } from '#test/right-answers';
import { aPdf } from '#test/sample-papers';
import { SIZES, type Site } from '#test/site';
import { doIt, press, sitDown } from './a-desk.ts';
import { ask, tokenFor } from './many-filings.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const OWNER = '0900000004';
const RECEIVER = 'tiepnhan1.motcua';
const PROCEDURE = '1.003650';
/** A paper that ends on a day which only stands on it: nobody can use it again before somebody wrote that day down. */
const PAPER = 'Bản sao chụp Giấy chứng nhận an toàn kỹ thuật';
const REASON = 'Hệ thống hoặc cơ sở dữ liệu gặp sự cố';

/** What was given once is compared, signed and kept; whoever asks for it again is stopped, and what they answer is published. */
export function deskLocker(site: Site, secrets: Secrets): void {
  test('a paper becomes data at the desk, and asking for it again takes a reason that is published', { timeout: 240_000 }, async () => {
    const [first, second] = [await file(site), await file(site)];
    const desk = await sitDown(site, RECEIVER, await site.visit({ size: 'phone', javaScript: false }));
    secrets.add(desk.password);
    const { page } = desk;

    // Compared and signed, on a phone without scripts.
    const digitise = page
      .locator('.row')
      .filter({ hasText: PAPER })
      .getByRole('link', { name: t('held.digitise.link') });
    await expect.poll(async () => (await page.goto(`/can-bo/ho-so/${first}`), digitise.count()), { timeout: 30_000 }).toBe(1);
    await digitise.click();
    await page.getByRole('heading', { level: 1, name: t('held.digitise.title') }).waitFor();
    await press(page, 'held.digitise.do.sign');
    await page.getByText(t('held.digitise.not-compared')).first().waitFor();
    await expectSoundPage(page);
    await page.getByLabel(t('held.digitise.abstract')).fill('Tàu cá đủ điều kiện an toàn kỹ thuật');
    await page.getByLabel(t('held.digitise.number')).fill('12/ATKT-THỬ');
    await page.getByLabel(t('held.digitise.expires-on')).fill('31/12/2030');
    await page.getByLabel(t('held.digitise.compared')).check();
    await page.getByLabel(t('held.digitise.pin')).fill('000000');
    await press(page, 'held.digitise.do.sign');
    await page.getByText(t('refusal.signature.wrong-pin')).first().waitFor();
    await page.getByLabel(t('held.digitise.pin')).fill('123456');
    await press(page, 'held.digitise.do.sign');
    await page.getByText(t('held.done.signed')).waitFor();
    await expectSoundPage(page);

    // Asked for again in another dossier: stopped, shown, and gone on with for a reason.
    const token = await tokenFor(site, RECEIVER);
    const known = async (): Promise<number> =>
      ((await ask(site, token, { method: 'GET', path: `/dossiers/${second}/held` })).body.held as { level: string }[]).filter(
        ({ level }) => level === 'D',
      ).length;
    await expect.poll(known, { timeout: 30_000 }).toBe(1);
    await page.goto(`/can-bo/ho-so/${second}/ask-supplement`);
    const place = page.locator('.place').filter({ hasText: PAPER });
    await place.getByRole('checkbox').check();
    await place.getByLabel(t('desk.defect.code')).selectOption({ label: t('desk.defect.unreadable') });
    await place.getByLabel(t('desk.defect.reason')).fill('Bản chụp mờ, Anh/Chị chụp lại.');
    await press(page, 'desk.do.ask-supplement');
    await page.getByText(t('held.notice')).waitFor();
    await expectSoundPage(page);
    const there = (await place.getByRole('link', { name: t('held.open') }).getAttribute('href')) ?? '';
    const opened = await page.context().request.get(there);
    expect([opened.status(), opened.headers()['content-type'], opened.headers()['cache-control']]).toEqual([
      200,
      'application/pdf',
      'private, no-store',
    ]);
    const elsewhere = await page.context().request.get(there.replace(/[^/]+$/u, newId()));
    expect(elsewhere.status()).toBe(404);

    const scripted = await sitDown(site, RECEIVER, await site.visit({ size: 'desk' }));
    for (const path of [`/can-bo/ho-so/${first}`, `/can-bo/ho-so/${second}/ask-supplement`]) {
      for (const size of Object.values(SIZES)) {
        await scripted.page.setViewportSize(size);
        await scripted.page.goto(path);
        await expectSoundPage(scripted.page);
        await expectAccessible(scripted.page);
      }
    }

    await place.getByLabel(t('held.anyway')).selectOption({ label: await labelOf(REASON) });
    await doIt(desk, 'ask-supplement');
    await page.getByText(REASON).first().waitFor();
    const published = page.getByRole('row').filter({ hasText: REASON });
    await expect.poll(async () => (await page.goto('/cong-khai'), published.count()), { timeout: 90_000 }).toBe(1);
    await expectSoundPage(page);

    async function labelOf(reason: string): Promise<string> {
      return (await place.getByRole('option').filter({ hasText: reason }).textContent()) ?? '';
    }
  });
}

/** Files the registration of a vessel by REST, with a paper for everything that is asked; answers the dossier. */
async function file(site: Site): Promise<string> {
  const token = await tokenFor(site, OWNER);
  const { id } = (await ask(site, token, { method: 'POST', path: '/dossiers', body: { procedureCode: PROCEDURE } })).body as { id: string };
  const form = (await ask(site, token, { method: 'GET', path: `/dossiers/${id}/form` })).body;
  const { answers, papers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, '2026-11-20');
  await ask(site, token, { method: 'PATCH', path: `/dossiers/${id}`, body: { answers } });
  for (const component of papers) {
    const body = new FormData();
    body.append('component', component);
    body.append('file', new File([Buffer.from(aPdf({ note: `${component} ${id}` }))], `${component}.pdf`, { type: 'application/pdf' }));
    const headers = { authorization: `Bearer ${token}` };
    const sent = await fetch(`${site.program.origin}/api/v1/dossiers/${id}/papers`, { method: 'POST', headers, body });
    if (sent.status !== 201) throw new Error(`Not taken: ${await sent.text()}`);
  }
  const filed = await ask(site, token, { method: 'POST', path: `/dossiers/${id}/submit`, body: {} });
  if (filed.status !== 200) throw new Error(`Not filed: ${JSON.stringify(filed.body)}`);
  return id;
}
