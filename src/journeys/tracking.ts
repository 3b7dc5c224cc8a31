import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import type { Eyes, Site } from '#test/site';
import type { Citizen } from './a-citizen.ts';

const t = words('vi');

/** Anybody with the code and four digits sees where a dossier is, and no name; anybody else learns nothing. */
export async function track(site: Site, { eyes, code, citizen }: { eyes: Eyes; code: string; citizen: Citizen }): Promise<void> {
  const page = await site.visit(eyes);
  const factor = citizen.cccd.slice(-4);
  await ask(page, { code, factor: '0000' });
  const wrong = await page.getByRole('alert').textContent();
  await ask(page, { code: 'H12.06.27-261122-9999', factor });
  expect(await page.getByRole('alert').textContent(), 'an unknown code and a wrong digit get one answer').toBe(wrong);

  await ask(page, { code, factor });
  await page.getByRole('heading', { name: t('tracking.number', { number: code }) }).waitFor();
  expect(page.url()).not.toContain(factor);
  const said = (await page.getByRole('main').textContent()) ?? '';
  expect(said).not.toContain(citizen.fullName);
  expect(said).toContain(t('tracking.masked'));
  expect(said).toContain(t('dossier.place.handed-over'));
  await expectSoundPage(page);
  if (eyes.javaScript) await expectAccessible(page);
}

async function ask(page: Page, { code, factor }: { code: string; factor: string }): Promise<void> {
  await page.goto('/tra-cuu');
  await page.getByLabel(t('tracking.code')).fill(code);
  await page.getByLabel(t('tracking.factor')).fill(factor);
  const button = page.getByRole('main').getByRole('button', { name: t('tracking.button') });
  await button.click();
}
