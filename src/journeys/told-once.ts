import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { placedControls, type Answers, type Form } from '#modules/form';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { rightAnswers } from '#test/right-answers';
import { signInCitizen } from '#test/people';
import { aPdf } from '#test/sample-papers';
import type { Site } from '#test/site';
import { register, type Citizen } from './a-citizen.ts';
import type { Secrets } from './secrets.ts';
import { next, send } from './vessel-filing.ts';

const t = words('vi');
const AN: Citizen = { phone: '0900000220', cccd: '096085000220', fullName: 'Người Thử Hai Hai Không', email: 'truoc-220@example.vn' };
const OTHER: Citizen = { phone: '0900000221', cccd: '096085000221', fullName: 'Người Thử Hai Hai Một', email: '' };
const PARENT: Citizen = { phone: '0900000224', cccd: '096085000224', fullName: 'Người Thử Hai Hai Bốn', email: '' };
/** Extracts of the civil register, and a marital status: both of a commune, both without papers. */
const [EXTRACT, STATUS] = ['2.000635', '1.004873'];
const COMMUNE = 'H12.163';
/** A household business with its members, and a birth, where one paper is asked for only of some. */
const [FAMILY, BIRTH] = ['1.001612', '1.001193'];
const ROW = 'mia0k2xq7f3a';
const CHILD = { fullName: 'Người Thử Con', cccd: '096205000223', birthDate: '2005-01-02', sex: 'male', relation: 'child' };
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
    await answerAll(page, filed, { code: EXTRACT, chosen: {} });
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

  test('a child named once is put into the next list with one press', { timeout: 120_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(PARENT.cccd, CHILD.cccd, await register(page, PARENT, site.program.sandbox));
    const first = await begin(page, FAMILY);
    const { papers } = await answerAll(page, first, {
      code: FAMILY,
      chosen: { founding: { by: 'household' }, members: { [ROW]: CHILD } },
    });
    for (const component of papers) {
      const given = {
        component,
        file: { name: 'giay.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf({ note: component })) },
      };
      const kept = await page.request.post(`/api/v1/dossiers/${first.split('/').at(-1)}/papers`, { multipart: given, headers: here() });
      expect(kept.status()).toBe(201);
    }
    await page.goto(`${first}/xem-lai`);
    expect(await send(page)).toMatch(/^MC-/u);

    const second = await begin(page, FAMILY);
    await answerAll(page, second, { code: FAMILY, chosen: { founding: { by: 'household' } } });
    const form = JSON.parse(readFileSync(`packs/ca-mau/forms/${FAMILY}.json`, 'utf8')) as Form;
    const at = `${second}/${placedControls(form).find(({ path }) => path === '/members')?.page}`;
    const known = page.getByRole('button', { name: t('reuse.add', { name: `${t('locker.thing.relative')}: ${CHILD.fullName}` }) });
    const found = async (): Promise<number> => {
      await page.goto(at);
      return known.count();
    };
    await expect.poll(found, { timeout: 30_000 }).toBe(1);
    await expectSoundPage(page);
    await known.click();
    await page.waitForURL(/da-luu/u);
    expect(await page.locator(`main input[name$="/fullName"][value="${CHILD.fullName}"]`).count()).toBe(1);
    expect(await known.count()).toBe(0);
  });

  test('a paper that one does not have is declared so, with a word to it, and taken back', { timeout: 60_000 }, async () => {
    const page = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(...(await enter(page, OTHER)));
    const draft = await begin(page, BIRTH);
    const answers = { filing: { as: 'person' } };
    await page.request.patch(`/api/v1/dossiers/${draft.split('/').at(-1)}`, { data: { answers }, headers: here() });
    await page.goto(`${draft}/papers`);
    await page.getByText(t('filing.absent.title')).first().click();
    await page.getByLabel(t('filing.absent.reason')).first().fill('Mất khi đi biển');
    await page
      .getByRole('button', { name: t('filing.absent.declare') })
      .first()
      .click();
    await page.getByText('Mất khi đi biển').first().waitFor();
    await expectSoundPage(page);
    await page.goto(`${draft}/xem-lai`);
    expect(await page.getByRole('main').textContent()).toContain('Mất khi đi biển');
    await page.goto(`${draft}/papers`);
    await page
      .getByRole('button', { name: t('filing.absent.back') })
      .first()
      .click();
    await page.getByText(t('filing.absent.title')).first().waitFor();
    expect(await page.getByText('Mất khi đi biển').count()).toBe(0);
  });

  function here(): Record<string, string> {
    return { origin: site.program.origin };
  }

  async function begin(page: Page, code: string): Promise<string> {
    await page.goto(`/nop-ho-so/${code}`);
    const commune = page.getByLabel(t('filing.commune'));
    if ((await commune.count()) > 0) await commune.selectOption(COMMUNE);
    await page.getByRole('button', { name: t('filing.begin.button') }).click();
    await page.waitForURL(/\/nop-ho-so\/[^/]+\/[^/]+\/[^/]+/u);
    return new URL(page.url()).pathname.split('/').slice(0, 4).join('/');
  }

  /** Answers everything a procedure asks, as an integrator would; what the account knew stays. Answers which papers are wanted. */
  async function answerAll(
    page: Page,
    draft: string,
    { code, chosen }: { code: string; chosen: Answers },
  ): Promise<{ papers: readonly string[] }> {
    const form = JSON.parse(readFileSync(`packs/ca-mau/forms/${code}.json`, 'utf8')) as Form;
    const right = rightAnswers(form, { filing: { as: 'self' }, ...chosen }, '2026-11-23');
    const { applicant: _known, ...answers } = right.answers;
    const saved = await page.request.patch(`/api/v1/dossiers/${draft.split('/').at(-1)}`, { data: { answers }, headers: here() });
    expect(saved.status()).toBe(200);
    return right;
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
