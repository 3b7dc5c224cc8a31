import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectNoSidewaysScroll } from '#test/looks';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { SLOW_LINE } from '#test/slow-line';
import { register } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';
import { answer, begin, declare, giveEveryPaper, next, PAPERS, send } from './vessel-filing.ts';

const t = words('vi');

/** A whole filing over one bar of signal that goes out twice: while somebody types, and while a file is on its way. */
export function weakLine(site: Site, secrets: Secrets): void {
  test.each([true, false])(
    'a weak line that is cut twice costs time and nothing else (JavaScript: %s)',
    { timeout: 240_000 },
    async (javaScript) => {
      const last = javaScript ? '82' : '83';
      const citizen = { phone: `09000000${last}`, cccd: `0960850000${last}`, fullName: 'Người Thử Sóng Yếu', email: '' };
      const page = await site.visit({ size: 'phone', javaScript });
      page.context().setDefaultTimeout(60_000);
      secrets.add(citizen.phone, citizen.cccd, await register(page, citizen, site.program.sandbox));
      await page.goto('/nop-ho-so/1.003650');
      const line = await page.context().newCDPSession(page);
      await line.send('Network.enable');
      await cut(line, false);

      await begin(page);
      await cutWhileTyping(page, { line, javaScript });
      await answer(page);
      await cutWhileSending(page, { line, javaScript });
      await giveEveryPaper(page);
      await expectNoSidewaysScroll(page);
      await declare(page);
      expect(await send(page)).toMatch(/^MC-/u);
    },
  );
}

function cut(line: CDPSession, offline: boolean): Promise<unknown> {
  return line.send('Network.emulateNetworkConditions', { offline, ...SLOW_LINE });
}

/** On the page of the person: with scripts one goes on, without them what was typed goes once more. */
async function cutWhileTyping(page: Page, { line, javaScript }: { line: CDPSession; javaScript: boolean }): Promise<void> {
  const people = page.url();
  await page.getByLabel('Cho chính tôi, tôi là chủ tàu').check();
  await page.getByLabel(t('form.address.detail')).fill('Số 82, Ấp Sóng Yếu');
  await cut(line, true);
  if (javaScript) {
    await next(page);
    await cut(line, false);
    await page.getByRole('button', { name: t('filing.back') }).click();
    await page.waitForURL(people);
  } else {
    const answered = page.waitForEvent('requestfailed');
    await page.getByRole('button', { name: t('filing.next') }).click({ noWaitAfter: true });
    await answered;
    await cut(line, false);
    await page.reload();
    await page.waitForURL((url) => url.href !== people && url.protocol === 'http:');
    await page.goto(people);
  }
  await expect.poll(() => page.getByLabel(t('form.address.detail')).inputValue()).toBe('Số 82, Ấp Sóng Yếu');
}

/** A file of several seconds is cut off half-way; with scripts it goes on by itself, without them it is given again. */
async function cutWhileSending(page: Page, { line, javaScript }: { line: CDPSession; javaScript: boolean }): Promise<void> {
  const papers = page.url();
  const slot = page.getByRole('group', { name: PAPERS[0] });
  const file = {
    name: 'tau-lon.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(aPdf({ note: randomBytes(120_000).toString('hex') })),
  };
  const asked = page.waitForRequest((request) => request.url().includes('/uploads/'));
  await slot.locator('input[type=file]').first().setInputFiles(file);
  if (!javaScript) await slot.getByRole('button', { name: t('filing.paper.upload') }).click({ noWaitAfter: true });
  await asked;
  await cut(line, true);
  if (javaScript) {
    await slot.getByText(t('filing.paper.offline')).first().waitFor();
    await cut(line, false);
  } else {
    await page.waitForURL((url) => url.protocol === 'chrome-error:').catch(() => undefined);
    await cut(line, false);
    await page.goto(papers);
    await slot.locator('input[type=file]').first().setInputFiles(file);
    await slot.getByRole('button', { name: t('filing.paper.upload') }).click();
  }
  await slot.getByRole('link', { name: t('filing.paper.open.named', { name: 'tau-lon.pdf' }), exact: true }).waitFor();
}
