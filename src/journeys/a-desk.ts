import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { words, type MessageKey } from '#messages';
import { signInOfficer } from '#test/people';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';

const t = words('vi');

/** Somebody at a desk, with a page of their own. */
export interface AtDesk {
  readonly page: Page;
  readonly password: string;
}

export type DeskAction =
  | 'receive'
  | 'ask-supplement'
  | 'assign'
  | 'complete-step'
  | 'ask-opinion'
  | 'give-opinion'
  | 'return-step'
  | 'decide'
  | 'issue'
  | 'hand-over';

export async function sitDown(site: Site, login: string, on?: Page): Promise<AtDesk> {
  const page = on ?? (await site.visit());
  return { page, password: await signInOfficer(page, { login, sandbox: site.program.sandbox }) };
}

/** Opens a dossier by its number from the queue. */
export async function findDossier({ page }: AtDesk, number: string): Promise<void> {
  await page.goto('/can-bo');
  await page.getByRole('searchbox').fill(number);
  await page.getByRole('button', { name: t('ui.search.button'), exact: true }).click();
  await page.getByRole('link', { name: number, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
}

/** Opens the page of an action from the dossier that is open. */
export async function choose({ page }: AtDesk, action: DeskAction): Promise<void> {
  await page.getByRole('link', { name: t(`dossier.action.${action}`), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t(`dossier.action.${action}`), exact: true }).waitFor();
}

/** Presses the button of an action and reads that it is done. */
export async function doIt({ page }: AtDesk, action: DeskAction): Promise<void> {
  await press(page, `desk.do.${action}`);
  await page.getByText(t(`desk.done.${action}`)).waitFor();
}

export async function press(page: Page, key: MessageKey): Promise<void> {
  await page.getByRole('button', { name: t(key), exact: true }).click();
}

/** Asks for one paper again, with what is wrong and what to do. */
export async function askForPaper(desk: AtDesk, { paper, reason }: { paper: string; reason: string }): Promise<void> {
  await choose(desk, 'ask-supplement');
  const place = desk.page.locator('.place').filter({ hasText: paper });
  await place.getByRole('checkbox').check();
  await place.getByLabel(t('desk.defect.code')).selectOption({ label: t('desk.defect.unreadable') });
  await place.getByLabel(t('desk.defect.reason')).fill(reason);
  await doIt(desk, 'ask-supplement');
}

/** Receives a dossier and answers the code it was given. */
export async function receive(desk: AtDesk): Promise<string> {
  await choose(desk, 'receive');
  await doIt(desk, 'receive');
  return (await desk.page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
}

export async function assign(desk: AtDesk, specialist: string): Promise<void> {
  await choose(desk, 'assign');
  await desk.page.getByLabel(specialist).check();
  await doIt(desk, 'assign');
}

export async function appraise(desk: AtDesk, note: string): Promise<void> {
  await choose(desk, 'complete-step');
  await desk.page.getByLabel(t('dossier.outcome.approved')).check();
  await desk.page.getByLabel(t('desk.field.note')).fill(note);
  await doIt(desk, 'complete-step');
}

/** Decides, first without proving who one is: the page says so beside the field and keeps what was chosen. */
export async function decide(desk: AtDesk): Promise<void> {
  const { page, password } = desk;
  await choose(desk, 'decide');
  await page.getByLabel(t('dossier.outcome.approved')).check();
  await press(page, 'desk.do.decide');
  await page.getByText(t('desk.issue.proof')).first().waitFor();
  await expect.poll(() => page.getByLabel(t('dossier.outcome.approved')).isChecked()).toBe(true);
  await page.getByLabel(t('desk.field.proof')).fill(password);
  await doIt(desk, 'decide');
}

export async function issue(desk: AtDesk, number: string): Promise<void> {
  const { page } = desk;
  await choose(desk, 'issue');
  const file = { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf({ note: number })) };
  await page.getByLabel(t('desk.field.result')).setInputFiles(file);
  await press(page, 'desk.result.upload');
  await page.getByLabel(t('desk.field.number')).fill(number);
  await doIt(desk, 'issue');
}

export async function handOver(desk: AtDesk): Promise<void> {
  await choose(desk, 'hand-over');
  await doIt(desk, 'hand-over');
}
