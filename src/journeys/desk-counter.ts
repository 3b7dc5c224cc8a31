import { sql } from 'kysely';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { arrowTo, enterOn, tabTo, tick, typeInto } from '#test/keyboard';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { textOfPdf } from '#test/pdf-text';
import { signInOfficer, smsOf } from '#test/people';
import type { Site } from '#test/site';
import { askForPaper, assign, findDossier, sitDown } from './a-desk.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const PROCEDURE = '1.003634';
const FIRST_PAPER = 'Ảnh màu toàn tàu 9×12 cm';

const VISITORS = [
  { size: 'desk', cccd: '096085000110', name: 'Người Quầy Một', phone: '0900000110' },
  { size: 'phone', cccd: '096085000111', name: 'Người Quầy Hai', phone: '0900000111' },
] as const;

/** The counter: somebody comes with a card and papers, and leaves with a receipt; later they come for the result. */
export function deskCounter(site: Site, secrets: Secrets): void {
  test.each(VISITORS)(
    'an officer takes in a dossier with a scanner and a keyboard alone, on a $size',
    { timeout: 240_000 },
    async (visitor) => {
      const { size, cccd, name, phone } = visitor;
      secrets.add(cccd, phone);
      const { sandbox } = site.program;
      const page = await site.visit({ size });
      secrets.add(await signInOfficer(page, { login: 'tiepnhan3.motcua', sandbox }));
      await page.goto('/can-bo/quay');
      await look(page, page.getByRole('heading', { level: 1, name: t('counter.title') }));

      // The field waits for the card; a scanner types and ends with Enter.
      await page.keyboard.type(`${cccd}|381000110|${name}|01011985|Nam|Ấp 1, Xã Khánh An, Cà Mau|15042021`);
      await page.keyboard.press('Enter');
      await look(page, page.locator('[name=fullName]'));
      await expect.poll(() => page.locator('[name=fullName]').inputValue()).toBe(name);
      expect(page.url()).not.toContain(cccd);
      await typeInto(page, page.locator('[name=phone]'), phone);
      await tick(page, page.locator('[name=cardSeen]'));
      await arrowTo(page, page.locator('[name=procedureCode]'), PROCEDURE);
      await enterOn(page, page.getByRole('button', { name: t('counter.begin') }));
      await look(page, named(page, '/filing/as').first());
      expect(await page.locator('input[autocomplete]:not([autocomplete=off])').count()).toBe(0);

      await fillIn(page);
      await look(page, page.getByRole('heading', { level: 1, name: t('counter.brought') }));
      await typeInto(page, paperOf(page, FIRST_PAPER).getByLabel(t('counter.count.originals'), { exact: true }), '2');
      await tick(page, paperOf(page, FIRST_PAPER).getByLabel(t('counter.compared')));
      await goOn(page);
      await look(page, page.getByRole('heading', { level: 1, name: t('counter.review') }));
      await tick(page, page.locator('[name=confirmed]'));
      await enterOn(page, page.getByRole('button', { name: t('counter.file') }));
      await look(page, page.getByRole('heading', { level: 1, name: t('counter.done') }));
      const code = (await page.locator('.number').innerText()).trim();
      expect(code).toMatch(/^H12\.06\.27-\d{6}-\d{4}$/u);

      const receipt = await page
        .context()
        .request.get((await page.getByRole('link', { name: t('counter.done.print') }).getAttribute('href')) ?? '');
      expect(receipt.headers()['content-type']).toBe('application/pdf');
      const printed = textOfPdf(await receipt.body());
      for (const said of [code, name, FIRST_PAPER]) expect(printed).toContain(said);

      // Told, and told once that they may have an account; nobody made one for them.
      await expect.poll(async () => (await smsOf(sandbox, phone)).map(({ text }) => text).join('\n'), { timeout: 30_000 }).toContain(code);
      await expect
        .poll(async () => (await smsOf(sandbox, phone)).some(({ text }) => text.includes('/dang-nhap')), { timeout: 30_000 })
        .toBe(true);
      const db = await site.ownerDb();
      const { rows } = await sql`select 1 from account where phone = ${phone}`.execute(db);
      expect(rows).toHaveLength(0);

      // Who is next finds no trace, not by going back either.
      await enterOn(page, page.getByRole('link', { name: t('counter.next') }));
      await page.waitForURL(/quay$/u);
      expect(await page.getByRole('main').innerText()).not.toContain(name);
      const kept = await page.evaluate(() => [localStorage, sessionStorage].flatMap((store) => Object.entries(store)).join(' '));
      expect(kept).not.toContain(cccd);
    },
  );

  test('what was begun for somebody waits for the next officer, and for no other desk', { timeout: 120_000 }, async () => {
    secrets.add('096085000112', '0900000112');
    const first = await sitDown(site, 'tiepnhan2.motcua');
    secrets.add(first.password);
    await first.page.goto('/can-bo/quay');
    await first.page.locator('[name=card]').fill('096085000112');
    await first.page.keyboard.press('Enter');
    await first.page.locator('[name=fullName]').fill('Người Quầy Ba');
    await first.page.locator('[name=birthDate]').fill('1941');
    await first.page.getByLabel(t('account.profile.sex.female')).check();
    await first.page.locator('[name=procedureCode]').selectOption(PROCEDURE);
    await first.page.getByRole('button', { name: t('counter.begin') }).click();
    await first.page.getByText(t('refusal.counter.card-not-seen')).first().waitFor();
    await expect.poll(() => first.page.locator('[name=fullName]').inputValue()).toBe('Người Quầy Ba');
    await first.page.locator('[name=cardSeen]').check();
    await first.page.getByRole('button', { name: t('counter.begin') }).click();
    await first.page.waitForURL(/quay\/ho-so/u);
    const address = new URL(first.page.url()).pathname;
    await first.page.getByRole('button', { name: t('counter.leave') }).click();
    await first.page.waitForURL(/quay$/u);

    const next = await sitDown(site, 'tiepnhan4.motcua');
    await next.page.goto('/can-bo/quay');
    const row = next.page.getByRole('row').filter({ hasText: 'N. Q. Ba' });
    expect(await row.innerText()).not.toContain('Người Quầy Ba');
    await row.getByRole('link', { name: /Cấp lại/u }).click();
    expect(new URL(next.page.url()).pathname).toBe(address);

    const stranger = await sitDown(site, 'chuyenvien1.thuysan');
    for (const closed of [address, '/can-bo/quay', '/can-bo/quay/tra-ket-qua']) {
      const answer = await stranger.page.request.get(closed);
      expect([403, 404], closed).toContain(answer.status());
    }
    await next.page.goto(`${address.split('/').slice(0, 5).join('/')}/bo`);
    await next.page.getByRole('button', { name: t('counter.drop.yes') }).click();
    await next.page.getByText(t('counter.dropped')).waitFor();
  });

  test('what was asked for again of somebody a counter filed for is answered at the counter', { timeout: 180_000 }, async () => {
    const db = await site.ownerDb();
    const { rows } = await sql<{ id: string; code: string; cccd: string; name: string }>`
      select d.id, d.code, p.cccd, d.applicant_name as name from dossier d join counter_intake i on i.id = d.id join person p on p.id = d.applicant_id
      where d.place = 'received' and d.desk_id = 'H12.01' order by d.code limit 1`.execute(db);
    const [filed] = rows;
    if (!filed) throw new Error('Nothing the counter of the demo took in');
    secrets.add(filed.cccd);
    const head = await sitDown(site, 'truongphong.thuysan');
    await findDossier(head, filed.code);
    await assign(head, 'Chuyên Viên Thủy Sản Một');
    const specialist = await sitDown(site, 'chuyenvien1.thuysan');
    await findDossier(specialist, filed.code);
    await askForPaper(specialist, { paper: FIRST_PAPER, reason: 'Ảnh mờ, chụp lại.' });

    const { page, password } = await sitDown(site, 'tiepnhan2.motcua');
    for (const one of [password, head.password, specialist.password]) secrets.add(one);
    await page.goto('/can-bo/quay');
    const waiting = page
      .getByRole('region', { name: t('counter.supplements') })
      .getByRole('row')
      .filter({ hasText: filed.code });
    expect(await waiting.innerText()).not.toContain(filed.name);
    await waiting.getByRole('link', { name: filed.code }).click();
    await look(page, page.getByRole('heading', { level: 1, name: t('counter.supplement') }));
    await page.getByText('Ảnh mờ, chụp lại.').first().waitFor();

    // Nobody was looked at, nothing is sent; what was counted stays.
    await page.getByLabel(t('counter.count.originals'), { exact: true }).fill('2');
    await page.getByRole('button', { name: t('counter.supplement.send') }).click();
    await look(page, page.getByText(t('refusal.counter.card-missing')).first());
    await expect.poll(() => page.getByLabel(t('counter.count.originals'), { exact: true }).inputValue()).toBe('2');
    await page.locator('[name=card]').fill(filed.cccd);
    await page.locator('[name=confirmed]').check();
    await page.getByRole('button', { name: t('counter.supplement.send') }).click();
    await page.getByText(t('counter.supplement.done', { number: filed.code })).waitFor();
    await findDossier({ page, password }, filed.code);
    await page.getByText(t('counter.says.supplemented')).first().waitFor();
    await page.getByText(t('counter.says.checked.card'), { exact: true }).first().waitFor();
  });

  test('a result is handed out to whom the card says it is for, and to nobody else', { timeout: 120_000 }, async () => {
    const db = await site.ownerDb();
    const { rows } = await sql<{ code: string; cccd: string }>`
      select d.code, p.cccd from dossier d join person p on p.id = d.applicant_id
      where d.place = 'settled' and d.desk_id = 'H12.01' and p.cccd is not null order by d.code limit 1`.execute(db);
    const settled = rows[0];
    if (!settled) throw new Error('No settled dossier in the demo');
    secrets.add(settled.cccd);
    const { page, password } = await sitDown(site, 'tiepnhan2.motcua');
    secrets.add(password);
    await page.goto('/can-bo/quay');
    await page.locator('[name=so]').fill(`${site.program.origin}/tra-cuu?ma=${settled.code}`);
    await page.keyboard.press('Enter');
    await look(page, page.getByRole('heading', { level: 2, name: settled.code }));

    await page.locator('[name=card]').fill('096085000999');
    await page.getByRole('button', { name: t('counter.hand-out.do') }).click();
    await look(page, page.getByText(t('refusal.counter.card-of-another')).first());
    await page.locator('[name=card]').fill(settled.cccd);
    await page.getByRole('button', { name: t('counter.hand-out.do') }).click();
    await page.getByText(t('refusal.counter.not-confirmed')).first().waitFor();
    await page.locator('[name=confirmed]').check();
    await page.getByRole('button', { name: t('counter.hand-out.do') }).click();
    await look(page, page.getByRole('link', { name: t('counter.hand-out.print') }));
    const receipt = await page.request.get(
      (await page.getByRole('link', { name: t('counter.hand-out.print') }).getAttribute('href')) ?? '',
    );
    expect(textOfPdf(await receipt.body())).toContain(settled.code);
    const { rows: handed } = await sql<{ place: string }>`select place from dossier where code = ${settled.code}`.execute(db);
    expect(handed).toEqual([{ place: 'handed-over' }]);
  });
}

/** Looks at a page once what it is known by is there. */
async function look(page: Page, knownBy: Locator): Promise<void> {
  await knownBy.waitFor();
  await page.waitForLoadState();
  await expectSoundPage(page);
  await expectAccessible(page);
}

/** The pages of the form, by keyboard: what the card told stands there already. */
async function fillIn(page: Page): Promise<void> {
  await expect.poll(() => named(page, '/applicant/fullName').inputValue()).not.toBe('');
  await arrowTo(page, named(page, '/filing/as'), 'self');
  await goOn(page);
  await typeInto(page, named(page, '/vessel/number'), 'CM-91234-TS');
  await arrowTo(page, named(page, '/again/why'), 'lost');
  await typeInto(page, named(page, '/again/lostOn'), '01/06/2026');
  await typeInto(page, named(page, '/again/lostHow'), 'Rơi khi ra khơi');
  await goOn(page);
  // Papers are laid on the counter: nothing has to be sent here.
  await goOn(page);
  await arrowTo(page, named(page, '/delivery/how'), 'counter');
  await tick(page, named(page, '/declaration/true'));
  await goOn(page);
  await page.getByRole('heading', { level: 1, name: t('counter.brought') }).waitFor();
}

function named(page: Page, name: string): Locator {
  return page.locator(`[name="${name}"]`);
}

function paperOf(page: Page, name: string): Locator {
  return page.getByRole('group', { name });
}

async function goOn(page: Page): Promise<void> {
  const before = page.url();
  const button = page.getByRole('button', { name: t('filing.next') });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before);
}
