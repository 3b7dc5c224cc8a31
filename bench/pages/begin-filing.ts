import type { Page } from 'playwright-core';
import { poke } from '#gateways/postgres';

const VESSEL = '1.003650';

/** Signs a citizen of the demo in, begins to file, and answers the address of the first page of the form. */
export async function beginFiling(page: Page, { phone, sandbox }: { readonly phone: string; readonly sandbox: string }): Promise<string> {
  await page.goto('/dang-nhap');
  await page.locator('[name=phone]').fill(phone);
  await pressIn(page, 'phone');
  await page.waitForURL(/\/ma/u);
  await page.locator('[name=code]').fill(await codeSentTo({ phone, sandbox }));
  await pressIn(page, 'code');
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'));

  await page.goto(`/nop-ho-so/${VESSEL}`);
  await page.locator('[name=caseId]').first().check();
  await pressIn(page, 'caseId');
  await page.waitForURL(/\/[0-9a-f-]{36}\/\w+/u);
  return new URL(page.url()).pathname;
}

async function pressIn(page: Page, field: string): Promise<void> {
  await page.locator(`form:has([name=${field}]) button`).last().click();
}

async function codeSentTo({ phone, sandbox }: { readonly phone: string; readonly sandbox: string }): Promise<string> {
  let code: string | undefined;
  await poke({ every: 100, atMost: 20_000, what: 'the code to arrive' }, async () => {
    // News of the demo's own dossiers may come after it.
    const messages = (await (await fetch(`${sandbox}/sms?to=${phone}`)).json()) as { text: string }[];
    code = messages.flatMap(({ text }) => /^\d{6}(?= )/u.exec(text) ?? [])[0];
    return code !== undefined;
  });
  return code ?? '';
}
