import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { mailOf, signInCitizen, smsOf } from '#test/people';
import { aPdf } from '#test/sample-papers';
import type { Eyes, Site } from '#test/site';
import { introduce, type Citizen } from './a-citizen.ts';
import { appraise, askForPaper, assign, decide, findDossier, handOver, issue, receive, sitDown } from './a-desk.ts';
import { answer, begin, declare, givePaper, giveEveryPaper, PAPERS, send } from './vessel-filing.ts';
import type { Secrets } from './secrets.ts';
import { track } from './tracking.ts';

const t = words('vi');

const WAYS: readonly { how: string; eyes: Required<Pick<Eyes, 'size' | 'javaScript'>>; citizen: Citizen }[] = [
  {
    how: 'on a phone without JavaScript',
    eyes: { size: 'phone', javaScript: false },
    citizen: { phone: '0900000091', cccd: '096085000091', fullName: 'Người Thử Chín Mốt', email: 'nguoithu91@example.vn' },
  },
  {
    how: 'at a desk with JavaScript',
    eyes: { size: 'desk', javaScript: true },
    citizen: { phone: '0900000092', cccd: '096085000092', fullName: 'Người Thử Chín Hai', email: 'nguoithu92@example.vn' },
  },
];

/** The whole of it: found, filed, asked for a paper, supplemented, received, settled, handed over, tracked. */
export function oneDossier(site: Site, secrets: Secrets): void {
  test.each(WAYS)('a vessel is registered from start to end by somebody $how', { timeout: 240_000 }, async ({ eyes, citizen }) => {
    secrets.add(citizen.phone, citizen.cccd);
    const { sandbox } = site.program;
    const page = await site.visit(eyes);
    const look = async (): Promise<void> => {
      await expectSoundPage(page);
      if (eyes.javaScript) await expectAccessible(page);
    };

    await find(page);
    secrets.add(await signInCitizen(page, { phone: citizen.phone, sandbox }));
    await look();
    await introduce(page, citizen);
    await look();
    await begin(page);
    await look();
    await answer(page);
    await look();
    await giveEveryPaper(page);
    await look();
    await declare(page);
    await look();
    const reference = await send(page);
    await look();
    await page.getByRole('link', { name: t('filing.sent.track') }).click();
    await expect.poll(() => page.getByLabel(t('tracking.code')).inputValue()).toBe(reference);
    await told(citizen, reference, t('notice.filed.subject', { number: reference }));

    const [asked] = PAPERS;
    const reason = 'Ảnh mờ, Anh/Chị chụp lại cho rõ số hiệu ở mũi tàu.';
    const receiver = await sitDown(site, 'tiepnhan1.motcua');
    await findDossier(receiver, reference);
    await askForPaper(receiver, { paper: asked, reason });
    await told(citizen, reference, t('notice.supplement-asked.subject', { number: reference }));

    await page.goto('/ho-so');
    await look();
    await page.getByRole('link', { name: new RegExp(reference) }).click();
    expect(await page.getByRole('main').textContent()).toContain(reason);
    await look();
    await page.getByRole('button', { name: t('ui.frame.sign-out') }).waitFor();
    await givePaper(page, { paper: asked, name: 'anh-ro.pdf', bytes: aPdf({ note: `again ${reference}` }) });
    await look();
    await page.getByRole('button', { name: t('filing.supplement.send') }).click();
    await page.getByRole('heading', { name: t('dossiers.now') }).waitFor();
    await look();
    await told(citizen, reference, t('notice.supplemented.subject', { number: reference }));

    await findDossier(receiver, reference);
    const code = await receive(receiver);
    expect(code).toMatch(/^H12\.06\.27-\d{6}-\d{4}$/);
    await told(citizen, code, t('notice.received.subject', { number: code }));
    await page.goto(`/ho-so/${code}`);
    await page.getByText(t('dossiers.due'), { exact: true }).waitFor();
    await reloadedUntil(page, t('dossiers.receipt.view'));
    await page.getByRole('link', { name: t('dossiers.receipt.view') }).click();
    expect(await page.getByRole('main').textContent()).toContain(code);
    await look();

    const head = await sitDown(site, 'truongphong.thuysan');
    await findDossier(head, code);
    await assign(head, 'Chuyên Viên Thủy Sản Một');
    await told(citizen, code, t('notice.assigned.subject', { number: code }));
    const specialist = await sitDown(site, 'chuyenvien1.thuysan');
    await findDossier(specialist, code);
    await appraise(specialist, 'Hồ sơ đủ, tàu đúng hiện trạng.');
    const leader = await sitDown(site, 'lanhdao.thuysan');
    await findDossier(leader, code);
    await decide(leader);
    const clerk = await sitDown(site, 'vanthu.thuysan');
    await findDossier(clerk, code);
    await issue(clerk, `${citizen.phone.slice(-3)}/GCN-CCTS`);
    await told(citizen, code, t('notice.issued.subject', { number: code }));
    await findDossier(receiver, code);
    await handOver(receiver);
    await told(citizen, code, t('notice.handed-over.subject', { number: code }));

    await page.goto(`/ho-so/${code}`);
    await look();
    const result = page.getByRole('link', { name: t('dossiers.result.open') });
    const file = await page.context().request.get((await result.getAttribute('href')) ?? '');
    expect(file.headers()['content-type']).toContain('application/pdf');
    const history = page.getByRole('list', { name: t('dossiers.history') });
    expect(await history.textContent()).toContain(t('dossier.fact.handed-over'));

    await track(site, { eyes, code, citizen });
  });

  async function told({ phone, email }: Citizen, number: string, subject: string): Promise<void> {
    const { sandbox } = site.program;
    await expect.poll(async () => (await mailOf(sandbox, email)).map((mail) => mail.subject), { timeout: 30_000 }).toContain(subject);
    await expect.poll(async () => (await smsOf(sandbox, phone)).map(({ text }) => text).join('\n'), { timeout: 30_000 }).toContain(number);
  }
}

/** Papers are printed after the fact, and the page says so: reloads until the link is there. */
async function reloadedUntil(page: Page, link: string): Promise<void> {
  const found = async (): Promise<number> => {
    await page.reload();
    return page.getByRole('link', { name: link }).count();
  };
  await expect.poll(found, { timeout: 30_000 }).toBe(1);
}

/** From the front page to the page on which a filing begins, which asks to sign in. */
async function find(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox').fill('dang ky tau ca');
  await page.getByRole('button', { name: t('ui.search.button') }).click();
  await page
    .getByRole('link', { name: /đăng ký tàu cá/i })
    .first()
    .click();
  await page.waitForURL(/1\.003650/);
  await page.getByRole('link', { name: t('catalogue.file') }).click();
  await page.waitForURL(/dang-nhap/);
}
