import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { WorkingCalendar } from '#modules/calendar/server';
import { answerBy } from '../limits.ts';
import { attachPaper } from './attach-paper.ts';
import { deleteDraft } from './delete-draft.ts';
import { findDossier } from './dossier-store.ts';
import { aPaper, at, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDossier, doAction, done } from './filing.fixture.ts';
import { reviewDraft } from './review-draft.ts';
import { saveDraft } from './save-draft.ts';
import { getContents } from './supplement-store.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

const NOW = at('2026-08-10T10:00');
const NEXT_DAY = at('2026-08-11T10:00');

async function attach(dossierId: string, component: string): Promise<string> {
  const sha256 = await aPaper(lent.db);
  expectOk(await attachPaper({ actor: world.applicant, draftId: dossierId, component, sha256, name: 'again.pdf' }, needsAt(world, NOW)));
  return sha256;
}

describe('at reception', () => {
  test('the applicant answers with a new paper, the old one is kept, the office looks again', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    const sha256 = await attach(dossierId, 'certificate');
    const answer = await done(world, { dossierId, action: 'supplement', now: NEXT_DAY });
    expect(answer).toMatchObject({ place: 'filed', national: 1 });

    const { papers } = await getContents(lent.db, dossierId);
    const certificates = papers.filter(({ component }) => component === 'certificate');
    expect(certificates.map(({ round, supersededAt }) => [round, supersededAt !== null])).toEqual([
      [0, true],
      [1, false],
    ]);
    expect(certificates[1]?.sha256).toBe(sha256);
    expect(await doAction(world, { dossierId, action: 'ask-supplement', now: NEXT_DAY })).toMatchObject({
      refusal: { code: 'dossier.supplement-already-asked' },
    });
  });

  test('what is typed into the answer itself is tidied as in a draft', async () => {
    const dossierId = await aDossier(world);
    const defects = [{ path: '/owner/trade', code: 'wrong', reason: 'No such trade' }];
    await done(world, { dossierId, action: 'ask-supplement', now: NOW, body: { defects } });
    await done(world, { dossierId, action: 'supplement', now: NEXT_DAY, body: { answers: { owner: { trade: '  Salt \u0000 making ' } } } });
    expect((await getContents(lent.db, dossierId)).answers).toMatchObject({ owner: { trade: 'Salt making' } });
  });

  test('every defect must be answered', async () => {
    const dossierId = await aDossier(world);
    const defects = [
      { component: 'certificate', code: 'unreadable', reason: 'Blurred' },
      { path: '/owner/trade', code: 'wrong', reason: 'No such trade' },
    ];
    await done(world, { dossierId, action: 'ask-supplement', now: NOW, body: { defects } });
    await attach(dossierId, 'certificate');
    expect(await doAction(world, { dossierId, action: 'supplement', now: NOW })).toMatchObject({
      refusal: { code: 'dossier.supplement-incomplete', components: [], paths: ['/owner/trade'] },
    });
    expectOk(await saveDraft({ actor: world.applicant, draftId: dossierId, answers: { owner: { trade: 'Salt' } } }, needsAt(world, NOW)));
    const { sent } = expectOk(await reviewDraft({ actor: world.applicant, draftId: dossierId }, needsAt(world, NOW)));
    expect(sent).toMatchObject({ issues: [], answers: { owner: { trade: 'Salt' } } });
    expect(sent.papers.map(({ component, name }) => [component, name])).toEqual([
      ['application', 'application.pdf'],
      ['certificate', 'again.pdf'],
    ]);
    expectOk(await doAction(world, { dossierId, action: 'supplement', now: NOW }));
    expect((await getContents(lent.db, dossierId)).answers).toMatchObject({ owner: { trade: 'Salt' } });
  });

  test('sent twice at once it is one supplement and one answer', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    await attach(dossierId, 'certificate');
    const requestId = newId();
    const asked = { dossierId, action: 'supplement' as const, now: NOW, requestId };
    const answers = await Promise.all(Array.from({ length: 6 }, () => doAction(world, asked)));
    expect(new Set(answers.map((answer) => expectOk(answer).factId)).size).toBe(1);
  });

  test('nothing beyond what was asked changes under the hands of the office', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    await attach(dossierId, 'certificate');
    await attach(dossierId, 'application');
    const body = { answers: { owner: { fullName: 'Somebody Else' } } };
    expect(await doAction(world, { dossierId, action: 'supplement', now: NOW, body })).toMatchObject({
      refusal: { code: 'dossier.supplement-beyond', components: ['application'], paths: ['/owner/fullName'] },
    });
  });

  test('what an office asked for is no draft to throw away', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    expect(await deleteDraft({ actor: world.applicant, draftId: dossierId }, needsAt(world, NOW))).toMatchObject({
      refusal: { code: 'draft.asked-for' },
    });
  });

  test('only papers and questions of the procedure can be asked for', async () => {
    const dossierId = await aDossier(world);
    for (const place of [{ component: 'passport' }, { path: '/owner/shoeSize' }]) {
      const body = { defects: [{ ...place, code: 'missing', reason: 'Please' }] };
      expect(await doAction(world, { dossierId, action: 'ask-supplement', now: NOW, body })).toMatchObject({
        refusal: { code: 'dossier.defect-unknown' },
      });
    }
  });

  test('after fifteen days the desk may stop it, not a moment earlier', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    const lastMoment = at('2026-08-25T23:59:59');
    expect(await doAction(world, { dossierId, action: 'stop', now: lastMoment })).toMatchObject({
      refusal: { code: 'dossier.supplement-still-open' },
    });
    expect((await done(world, { dossierId, action: 'stop', now: lastMoment.add({ seconds: 1 }) })).national).toBe(8);
    expect(await findDossier(lent.db, dossierId)).toMatchObject({ dossier: { place: 'stopped' } });
  });
});

describe('the time of the applicant', () => {
  const calendar = new WorkingCalendar({ id: 'default', weekdays: [1, 2, 3, 4, 5], hours: [['07:00', '17:00']], saturday: null }, [
    { on: '2026-09-02', kind: 'holiday', name: 'Invented', status: 'official' },
  ]);

  test.each([
    ['ends with its last day, at whatever hour it was asked for', '2026-08-10T07:00', '2026-08-25T23:59:59'],
    ['ends so too when asked for at night', '2026-08-10T23:30', '2026-08-25T23:59:59'],
    ['ends on Monday when its last day is a Saturday', '2026-08-14T10:00', '2026-08-31T23:59:59'],
    ['ends after a holiday', '2026-08-18T10:00', '2026-09-03T23:59:59'],
  ])('%s', (_why, asked, by) => {
    expect(expectOk(answerBy(at(asked), calendar)).toString()).toBe(at(by).toString());
  });
});

describe('in appraisal', () => {
  async function asked(now = NEXT_DAY, body?: object): ReturnType<typeof doAction> {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'receive', now: NOW });
    await done(world, { dossierId, action: 'assign', now: NOW });
    return doAction(world, { dossierId, action: 'ask-supplement', now, actor: world.specialist, ...(body ? { body } : {}) });
  }

  test('the clock stops, and starts from zero after a full supplement', async () => {
    const { dossierId, dueAt } = expectOk(await asked());
    expect(dueAt).toBeNull();
    await attach(dossierId, 'certificate');
    const later = at('2026-08-13T09:00');
    const answer = await done(world, { dossierId, action: 'supplement', now: later });
    expect(answer).toMatchObject({ place: 'appraising', national: 4, dueAt: '2026-08-20T02:00:00Z' });
  });

  test('it is asked for within three working days, or on a legal ground', async () => {
    const tooLate = at('2026-08-13T10:01');
    expect(await asked(tooLate)).toMatchObject({ refusal: { code: 'dossier.supplement-too-late', until: '2026-08-13T03:00:00Z' } });
    const defects = [{ component: 'certificate', code: 'expired', reason: 'It ran out' }];
    expectOk(await asked(tooLate, { defects, legalGround: 'Article 7' }));
  });

  test('the desk has no say in it', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'receive', now: NOW });
    await done(world, { dossierId, action: 'assign', now: NOW });
    expect(await doAction(world, { dossierId, action: 'ask-supplement', now: NOW })).toMatchObject({
      refusal: { code: 'dossier.not-yours' },
    });
  });
});

describe('an extension', () => {
  async function extend(now: Temporal.Instant, until: Temporal.Instant): ReturnType<typeof doAction> {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'receive', now: NOW });
    return doAction(world, { dossierId, action: 'extend', now, body: { until: until.toString(), reason: 'Storm' } });
  }

  test('is made at least a day before and sets the new time', async () => {
    const until = at('2026-08-20T10:00');
    expect(expectOk(await extend(at('2026-08-14T10:00'), until)).dueAt).toBe('2026-08-20T03:00:00Z');
    expect(await extend(at('2026-08-16T10:01'), until)).toMatchObject({ refusal: { code: 'dossier.extension-too-late' } });
    expect(await extend(at('2026-08-14T10:00'), at('2026-08-17T10:00'))).toMatchObject({
      refusal: { code: 'dossier.extension-not-later' },
    });
  });

  test('names a time that the calendar reaches, else nothing could be counted any more', async () => {
    expect(await extend(at('2026-08-14T10:00'), at('2099-08-20T10:00'))).toMatchObject({ refusal: { code: 'calendar.ends', year: 2028 } });
  });
});
