import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { arrowTo, chooseFile, enterOn, typeInto } from '#test/keyboard';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { sitDown, type AtDesk, type DeskAction } from './a-desk.ts';
import { ask, fileMany, tokenFor } from './many-filings.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const NUMBER = '09/GP-PHIM';

/** From reception to the result in the applicant's hand, each office by keyboard alone. */
export function deskKeyboard(site: Site, secrets: Secrets): void {
  test('every office settles its step with a keyboard alone', { timeout: 240_000 }, async () => {
    const [id = ''] = await fileMany(site, { phone: '0900000001', count: 1, but: { works: { closesLane: false } } });
    const number = async (): Promise<string> => {
      const { body } = await ask(site, await tokenFor(site, '0900000001'), { method: 'GET', path: `/dossiers/${id}` });
      return (body as { code: string | null; reference: string }).code ?? (body as { reference: string }).reference;
    };
    const act = async (login: string, action: DeskAction, fill: (desk: AtDesk) => Promise<void>): Promise<void> => {
      const desk = await sitDown(site, login);
      secrets.add(desk.password);
      await open(desk.page, { number: await number(), action });
      await fill(desk);
      await enterOn(desk.page, desk.page.getByRole('button', { name: t(`desk.do.${action}`), exact: true }));
      await desk.page.getByText(t(`desk.done.${action}`)).waitFor();
      await look(desk.page);
      await desk.page.context().close();
    };

    await act('tiepnhan1.motcua', 'receive', async () => {});
    await act('truongphong.xaydung', 'assign', ({ page }) => pickFirst(page, 'officerId'));
    await act('chuyenvien.xaydung', 'complete-step', ({ page }) => propose(page));
    await act('truongphong.xaydung', 'complete-step', ({ page }) => propose(page));
    await act('lanhdao.xaydung', 'decide', async ({ page, password }) => {
      await arrowTo(page, page.locator('[name=outcome]'), 'approved');
      await typeInto(page, page.getByLabel(t('desk.field.proof')), password);
    });
    await act('vanthu.xaydung', 'issue', async ({ page }) => {
      await giveResult(page);
      await typeInto(page, page.getByLabel(t('desk.field.number')), NUMBER);
    });
    await act('tiepnhan2.motcua', 'hand-over', async () => {});
  });

  test('who oversees reads, and who looks after accounts proves it first, with a keyboard alone', { timeout: 120_000 }, async () => {
    const supervisor = await sitDown(site, 'giamsat.nnmt');
    secrets.add(supervisor.password);
    await enterOn(supervisor.page, supervisor.page.locator('a[data-row]').first());
    await supervisor.page.waitForURL(/ho-so/u);
    await look(supervisor.page);
    expect(await supervisor.page.locator('.steps a').count()).toBe(0);

    const { page, password } = await sitDown(site, 'quantri.motcua');
    await page.goto('/quan-tri/can-bo');
    await typeInto(page, page.locator('[name=q]'), 'vanthu.xaydung');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=vanthu/u);
    await enterOn(page, page.locator('tbody a').first());
    await typeInto(page, page.locator('[name=proof]'), password);
    await page.keyboard.press('Enter');
    await page.locator('[name=role]').first().waitFor();
    await look(page);
  });
}

/** Finds a dossier in the queue and opens one of its actions. */
async function open(page: Page, { number, action }: { number: string; action: DeskAction }): Promise<void> {
  await page.goto('/can-bo');
  await typeInto(page, page.getByRole('searchbox'), number);
  await page.keyboard.press('Enter');
  await enterOn(page, page.getByRole('link', { name: number, exact: true }));
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
  await enterOn(page, page.getByRole('link', { name: t(`dossier.action.${action}`), exact: true }));
  await page.getByRole('heading', { level: 1, name: t(`dossier.action.${action}`), exact: true }).waitFor();
  await look(page);
}

async function propose(page: Page): Promise<void> {
  await arrowTo(page, page.locator('[name=proposal]'), 'approved');
  await typeInto(page, page.getByLabel(t('desk.field.note')), 'Hồ sơ đủ điều kiện.');
}

async function pickFirst(page: Page, name: string): Promise<void> {
  const choices = page.locator(`[name=${name}]`);
  await arrowTo(page, choices, await choices.first().inputValue());
}

async function giveResult(page: Page): Promise<void> {
  const file = { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf({ note: NUMBER })) };
  await chooseFile(page, page.getByLabel(t('desk.field.result')), file);
  await enterOn(page, page.getByRole('button', { name: t('desk.result.upload') }));
  await page.getByLabel(t('desk.field.number')).waitFor();
}

async function look(page: Page): Promise<void> {
  await expectSoundPage(page);
  await expectAccessible(page);
}
