import { expect, test } from 'vitest';
import { words } from '#messages';
import { signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const PHONE = '0900000007';

/** Two web processes, visited in turn; the last journey of a file, for one of them does not survive it. */
export function severalProcesses(site: Site, secrets: Secrets): void {
  test('every process has its share of what was asked', () => {
    const given = site.program.given();
    expect(given.length).toBeGreaterThan(1);
    expect(Math.min(...given)).toBeGreaterThan(Math.max(...given) * 0.8);
  });

  test('who signs out at one process is signed out at each of them, at once', async () => {
    const page = await site.visit();
    secrets.add(PHONE, await signInCitizen(page, { phone: PHONE, sandbox: site.program.sandbox }));
    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const seen = async (): Promise<readonly number[]> =>
      Promise.all(
        site.program.web.map(async ({ port }) => {
          const answer = await fetch(`http://localhost:${port}/ho-so`, { headers: { cookie: cookies }, redirect: 'manual' });
          return answer.status;
        }),
      );
    expect(await seen()).toEqual(site.program.web.map(() => 200));
    await page.goto('/ho-so');
    await page.getByRole('button', { name: t('ui.frame.sign-out') }).click();
    await page.waitForURL('**/dang-xuat');
    expect(await seen()).toEqual(site.program.web.map(() => 303));
  });

  test('whoever fills in a form when a process is killed goes on at another', async () => {
    const page = await site.visit({ javaScript: false });
    secrets.add(await signInCitizen(page, { phone: PHONE, sandbox: site.program.sandbox }));
    await page.goto('/tai-khoan');
    await page.getByLabel(t('account.profile.email')).fill('nguoi.thu.bay@example.vn');
    const [killed] = site.program.web;
    killed!.child.kill('SIGKILL');
    await killed!.exited;
    await page.getByRole('button', { name: t('account.profile.save') }).click();
    await page.goto('/tai-khoan');
    await expect.poll(() => page.getByLabel(t('account.profile.email')).inputValue()).toBe('nguoi.thu.bay@example.vn');
  });
}
