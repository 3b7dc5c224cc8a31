import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import type { Answers, Form } from '#modules/form';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { rightAnswers } from '#test/right-answers';
import { signInCitizen } from '#test/people';
import type { Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';
import { next, send } from './vessel-filing.ts';

const t = words('vi');
const AN: Citizen = { phone: '0900000220', cccd: '096085000220', fullName: 'Người Thử Hai Hai Không', email: 'truoc-220@example.vn' };
const OTHER: Citizen = { phone: '0900000221', cccd: '096085000221', fullName: 'Người Thử Hai Hai Một', email: '' };
/** Extracts of the civil register, and a marital status: both of a commune, both without papers. */
const [EXTRACT, STATUS] = ['2.000635', '1.004873'];
const COMMUNE = 'H12.163';
const NEW = { email: 'sau-220@example.vn', phone: '0900000229' };
const MARKS = [AN.cccd, AN.email, NEW.email, NEW.phone];

/** What is known fills in and says where it comes from; a change is told once, for here or for everywhere; nobody else learns of it. */
export function toldOnce(site: Site, secrets: Secrets): void {
  test('a change told once reaches the account, the next form and the draft that waits', { timeout: 120_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(...MARKS, AN.phone, await register(page, AN, site.program.sandbox));
    const waiting = await begin(page, STATUS);
    const filed = await begin(page, EXTRACT);
    await page.goto(`${filed}/people`);
    expect(await page.getByRole('main').textContent()).toContain(t('locker.from.account'));
    await answerAll(page, filed);
    await page.goto(`${filed}/people`);
    await field(page, 'email').fill(NEW.email);
    await field(page, 'phone').fill(NEW.phone);
    await next(page);
    await page.goto(`${filed}/people`);
    expect(await page.getByRole('main').textContent()).toContain(AN.email);
    await expectSoundPage(page);

    await page.goto(`${filed}/xem-lai`);
    await page.getByRole('heading', { name: t('reuse.reach.title') }).waitFor();
    await page.getByRole('group', { name: NEW.email }).getByLabel(t('reuse.reach.everywhere')).check();
    await expectSoundPage(page);
    expect(await send(page)).toMatch(/^MC-/u);

    // The draft that waited has the new address; the phone was for that dossier only.
    const emailThere = async (): Promise<string> => {
      await page.goto(`${waiting}/people`);
      return field(page, 'email').inputValue();
    };
    await expect.poll(emailThere, { timeout: 30_000 }).toBe(NEW.email);
    expect(await field(page, 'phone').inputValue()).toBe(AN.phone);
    await page.goto('/tai-khoan');
    expect(await page.getByLabel(t('account.profile.email')).inputValue()).toBe(NEW.email);
    await page.goto(`${await begin(page, STATUS)}/people`);
    expect(await field(page, 'email').inputValue()).toBe(NEW.email);
    expect(await field(page, 'phone').inputValue()).toBe(AN.phone);
  });

  test(
    'nothing of it is ever before whoever signs in next: no way back, no other tab, nothing kept, no form',
    { timeout: 120_000 },
    async () => {
      const page = await site.visit({ size: 'desk' });
      secrets.add(...(await enter(page, AN)));
      const draft = await begin(page, STATUS);
      await page.goto(`${draft}/people`);
      expect(await page.content()).toContain(NEW.email);
      await expectAccessible(page);
      const second = await page.context().newPage();
      await second.goto(`${draft}/xem-lai`);
      await second.getByRole('button', { name: t('ui.frame.sign-out'), exact: true }).click();
      await second
        .getByRole('link', { name: t('ui.frame.sign-in') })
        .first()
        .waitFor();
      secrets.add(OTHER.phone, OTHER.cccd, await register(second, OTHER, site.program.sandbox));

      // The tab that was open, however it is looked at.
      const looks: readonly (() => Promise<unknown>)[] = [
        () => page.reload(),
        () => page.goBack(),
        () => page.goForward(),
        () => page.goto(`${draft}/people`),
        () => page.goto(`${draft}/xem-lai`),
        async () => page.goto(`${await begin(page, STATUS)}/people`),
        async () => page.goto(`${await begin(page, EXTRACT)}/people`),
        () => page.goto('/kho'),
      ];
      for (const look of looks) {
        await look();
        await expectNothingOf(page);
      }
      await expectNothingOf(second);
      expect(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))).not.toMatch(
        new RegExp(MARKS.join('|'), 'u'),
      );
    },
  );

  async function begin(page: Page, code: string): Promise<string> {
    await page.goto(`/nop-ho-so/${code}`);
    await page.getByLabel(t('filing.commune')).selectOption(COMMUNE);
    await page.getByRole('button', { name: t('filing.begin.button') }).click();
    await page.waitForURL(/\/nop-ho-so\/[^/]+\/[^/]+\/[^/]+/u);
    return new URL(page.url()).pathname.split('/').slice(0, 4).join('/');
  }

  /** Answers everything a procedure asks, as an integrator would; what the account knew stays. */
  async function answerAll(page: Page, draft: string): Promise<void> {
    const form = JSON.parse(readFileSync(`packs/ca-mau/forms/${EXTRACT}.json`, 'utf8')) as Form;
    const { applicant: _known, ...answers } = rightAnswers(form, { filing: { as: 'self' } }, '2026-11-23').answers as Answers & {
      applicant: unknown;
    };
    const id = draft.split('/').at(-1);
    const saved = await page.request.patch(`/api/v1/dossiers/${id}`, { data: { answers }, headers: { origin: site.program.origin } });
    expect(saved.status()).toBe(200);
  }

  async function enter(page: Page, { phone }: Citizen): Promise<readonly string[]> {
    return [await signInCitizen(page, { phone, sandbox: site.program.sandbox })];
  }
}

function field(page: Page, name: string) {
  return page.locator(`main [name="/applicant/${name}"]`);
}

async function expectNothingOf(page: Page): Promise<void> {
  const content = await page.content();
  for (const mark of MARKS) expect(content).not.toContain(mark);
}
