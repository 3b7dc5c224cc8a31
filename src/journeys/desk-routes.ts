import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { expectAccessible, expectSoundPage, expectWrong } from '#test/looks';
import { signInOfficer } from '#test/people';
import type { Site } from '#test/site';
import { press, sitDown } from './a-desk.ts';
import type { Secrets } from './secrets.ts';

const t = words('vi');
const [AWAY, THERE] = ['Trưởng Phòng Xây Dựng', 'Chuyên Viên Xây Dựng'] as const;

/** A head is away; a specialist sits on their seat, looks over what lies there, and gives the seat back. */
export function deskRoutes(site: Site, secrets: Secrets): void {
  test('a substitute works on the seat of a head who is away, and the record says for whom', { timeout: 180_000 }, async () => {
    const { sandbox } = site.program;
    // The head has no scripts and a phone in the hand.
    const head = await site.visit({ size: 'phone', javaScript: false });
    secrets.add(await signInOfficer(head, { login: 'truongphong.xaydung', sandbox }));
    await head.getByRole('link', { name: t('route.substitutes.nav'), exact: true }).click();
    await expectSoundPage(head);
    await press(head, 'route.substitutes.name');
    await expectWrong(head.getByLabel(t('route.substitutes.reason')), t('route.issue.substitute.reason-missing'));
    await nameSubstitute(head);
    await head.getByText(t('route.substitutes.done.named')).waitFor();
    await expectSoundPage(head);

    const desk = await sitDown(site, 'chuyenvien.xaydung');
    secrets.add(desk.password);
    const { page } = desk;
    await page.getByRole('link', { name: t('route.substitutes.nav'), exact: true }).click();
    await page.getByText(t('route.substitutes.now')).waitFor();
    await expectSoundPage(page);
    await expectAccessible(page);

    const number = await openFromSeat(page);
    await page.getByRole('link', { name: t('dossier.action.complete-step'), exact: true }).click();
    await page.getByLabel(t('dossier.outcome.approved')).check();
    await press(page, 'desk.do.complete-step');
    await page.getByText(t('desk.done.complete-step')).waitFor();
    await page
      .getByText(`${THERE}, ${t('route.stands-in.for', { name: AWAY })}, ${t('dossier.role.head')}`)
      .first()
      .waitFor();

    // Back at work: the seat is given back at once.
    await head.reload();
    await head.getByRole('button', { name: t('route.substitutes.end.of', { substitute: THERE, name: AWAY }) }).click();
    await head.getByText(t('route.substitutes.done.ended')).waitFor();
    await page.goto('/can-bo');
    expect(await page.getByRole('main').textContent()).not.toContain(t('route.stands-in.for', { name: AWAY }));
    expect(number).toMatch(/^H12\.08-/);
  });
}

async function nameSubstitute(page: Page): Promise<void> {
  const who = page.getByLabel(t('route.substitutes.who'), { exact: true });
  const option = await who.locator('option').filter({ hasText: THERE }).getAttribute('value');
  await who.selectOption(option);
  await page.getByLabel(t('route.substitutes.until')).fill(await page.getByLabel(t('route.substitutes.from')).inputValue());
  await page.getByLabel(t('route.substitutes.reason')).fill('Nghỉ phép');
  await press(page, 'route.substitutes.name');
}

/** Sits down on the seat held for the head and opens what lies before them; answers its number. */
async function openFromSeat(page: Page): Promise<string> {
  await page.goto('/can-bo');
  const seats = page.getByLabel(t('queue.seat'));
  await seats.selectOption(
    await seats
      .locator('option')
      .filter({ hasText: t('route.stands-in.for', { name: AWAY }) })
      .getAttribute('value'),
  );
  await press(page, 'queue.seat.change');
  const row = page.getByRole('row').filter({ hasText: t('dossier.place.with-head') });
  const link = row.getByRole('link').first();
  const number = (await link.textContent())?.trim() ?? '';
  await link.click();
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
  return number;
}
