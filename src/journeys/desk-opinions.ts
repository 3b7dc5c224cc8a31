import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage } from '#test/looks';
import { SIZES, type Site } from '#test/site';
import { assign, choose, doIt, findDossier, press, sitDown, type AtDesk } from './a-desk.ts';
import { ask, fileMany, tokenFor } from './many-filings.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const POLICE = 'Công an tỉnh Cà Mau';
const FISHERIES = 'Chi cục Thủy sản';
const ANSWER = 'Đồng ý, có người điều tiết giao thông.';
const BACK = 'Ghi rõ thời gian chặn làn đường.';

/** A step that others must be heard on, and one that is sent back. */
export function deskOpinions(site: Site, secrets: Secrets): void {
  test('two bodies are heard at once, nobody goes on before them, and a head sends the step back', { timeout: 240_000 }, async () => {
    const number = await received(site);
    const at = async (login: string): Promise<AtDesk> => {
      const desk = await sitDown(site, login);
      secrets.add(desk.password);
      await findDossier(desk, number);
      return desk;
    };

    const head = await at('truongphong.xaydung');
    await assign(head, 'Chuyên Viên Xây Dựng');

    const specialist = await at('chuyenvien.xaydung');
    await propose(specialist);
    await press(specialist.page, 'desk.do.complete-step');
    await specialist.page.getByText(t('refusal.dossier.opinion-missing')).first().waitFor();

    await findDossier(specialist, number);
    await askFor(specialist, POLICE);
    await askFor(specialist, FISHERIES);
    await specialist.page.getByText(t('dossier.place.awaiting-opinion')).first().waitFor();

    for (const login of ['chuyenvien1.thuysan', 'chuyenvien.congan']) {
      const body = await at(login);
      await choose(body, 'give-opinion');
      await look(body);
      await body.page.getByLabel(t('desk.field.opinion')).fill(ANSWER);
      await doIt(body, 'give-opinion');
      await body.page.context().close();
    }

    await findDossier(specialist, number);
    expect(await specialist.page.getByText(ANSWER).count()).toBe(2);
    await propose(specialist);
    await doIt(specialist, 'complete-step');

    await findDossier(head, number);
    await choose(head, 'return-step');
    await look(head);
    await head.page.getByLabel(t('desk.field.reason')).fill(BACK);
    await doIt(head, 'return-step');

    await findDossier(specialist, number);
    await specialist.page.getByText(BACK).first().waitFor();
    await propose(specialist);
    await doIt(specialist, 'complete-step');
    await findDossier(head, number);
    await propose(head);
    await doIt(head, 'complete-step');
    await head.page.getByText(t('dossier.place.proposed')).first().waitFor();
  });
}

/** Files works that close a lane, which the police must be heard on; answers the number of the dossier once it is received. */
async function received(site: Site): Promise<string> {
  const [id = ''] = await fileMany(site, { phone: '0900000002', count: 1, but: { works: { closesLane: true } } });
  const desk = await tokenFor(site, 'tiepnhan1.motcua');
  expect((await ask(site, desk, { method: 'POST', path: `/dossiers/${id}/actions/receive`, body: {} })).status).toBe(200);
  const { body } = await ask(site, desk, { method: 'GET', path: `/dossiers/${id}` });
  return (body as { code: string }).code;
}

async function askFor(desk: AtDesk, agency: string): Promise<void> {
  const { page } = desk;
  await choose(desk, 'ask-opinion');
  await look(desk);
  const list = page.getByLabel(t('desk.field.agency'));
  await list.selectOption({ label: agency });
  await page.getByLabel(t('desk.field.question')).fill('Có ý kiến về việc chặn làn đường.');
  await doIt(desk, 'ask-opinion');
}

async function propose(desk: AtDesk): Promise<void> {
  await choose(desk, 'complete-step');
  await desk.page.getByLabel(t('dossier.outcome.approved')).check();
}

/** As on a phone, and as on a desk. */
async function look({ page }: AtDesk): Promise<void> {
  for (const size of [SIZES.phone, SIZES.desk]) {
    await page.setViewportSize(size);
    await expectSoundPage(page);
  }
  await expectAccessible(page);
}
