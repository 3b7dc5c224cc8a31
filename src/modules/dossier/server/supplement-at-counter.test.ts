import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { Actor, OfficerActor } from '../actor.ts';
import { lastFact } from '../fact.ts';
import { attachPaper } from './attach-paper.ts';
import { findBrought } from './counter-store.ts';
import { findDossier } from './dossier-store.ts';
import { aPaper, at, DESK, FILED_AT, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { fileAtCounter } from './file-at-counter.ts';
import { aDossier, doAction, done } from './filing.fixture.ts';
import { keepBrought } from './keep-brought.ts';
import { ownDraft } from './own-draft.ts';
import { reviewDraft } from './review-draft.ts';
import { saveDraft } from './save-draft.ts';
import { startAtCounter } from './start-at-counter.ts';
import { getContents } from './supplement-store.ts';

const lent = useDatabase();
let world: World;
beforeAll(async () => {
  world = await settleWorld(lent.db);
});

const NOW = at('2026-08-10T10:00');
const NEXT_DAY = at('2026-08-11T10:00');
const OWN_CARD = '096085000001';
const SEEN = { card: OWN_CARD, confirmed: true };
const LAID = { component: 'certificate', originals: 1, certified: 0, copies: 0, compared: true } as const;

/** Filed at the counter, received, given to a specialist, who asks for the certificate again. */
async function asked(): Promise<string> {
  const needs = needsAt(world, FILED_AT);
  const { receiver: actor, procedureCode } = world;
  const at = {
    deskId: DESK,
    procedureCode,
    channel: 'direct',
    visitorId: world.applicant.personId,
    mandateId: null,
    cardSeen: true,
  } as const;
  const { draftId } = expectOk(await startAtCounter({ actor, ...at }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  for (const component of ['application', 'certificate'])
    expectOk(await attachPaper({ actor, draftId, component, sha256: await aPaper(lent.db), name: 'scan.pdf' }, needs));
  expectOk(await fileAtCounter({ actor, draftId, requestId: newId() }, needs));
  await done(world, { dossierId: draftId, action: 'assign', now: NOW });
  await done(world, { dossierId: draftId, action: 'ask-supplement', actor: world.specialist, now: NOW });
  return draftId;
}

async function lay(dossierId: string, actor: Actor = world.receiver): ReturnType<typeof keepBrought> {
  return keepBrought({ actor, draftId: dossierId, brought: [LAID] }, needsAt(world, NEXT_DAY));
}

async function answer(dossierId: string, more: { readonly actor?: Actor; readonly body?: object } = {}): ReturnType<typeof doAction> {
  const { actor = world.receiver, body = { seen: SEEN } } = more;
  return doAction(world, { dossierId, action: 'supplement', now: NEXT_DAY, actor, body });
}

describe('a supplement at the counter', () => {
  test('papers laid there answer it; the fact names the officer and what they checked, and the file they replace is kept', async () => {
    const dossierId = await asked();
    expectOk(await lay(dossierId));
    expect(expectOk(await answer(dossierId))).toMatchObject({ place: 'appraising', national: 4 });

    const facts = (await findDossier(lent.db, dossierId))?.facts ?? [];
    const fact = lastFact(facts, 'supplemented');
    expect(fact).toMatchObject({
      by: { kind: 'officer', id: world.receiver.officerId, role: 'receiver', agencyId: DESK },
      data: { round: 1, papers: [], checked: 'card' },
    });
    expect(await findBrought(lent.db, dossierId)).toEqual([{ round: 1, ...LAID }]);
    const { papers } = await getContents(lent.db, dossierId);
    expect(papers.map(({ component, supersededAt }) => [component, supersededAt !== null])).toEqual([
      ['application', false],
      ['certificate', true],
    ]);
  });

  test('files and answers typed by the officer answer it as the applicant’s would', async () => {
    const dossierId = await asked();
    const needs = needsAt(world, NEXT_DAY);
    const sha256 = await aPaper(lent.db);
    expectOk(await attachPaper({ actor: world.receiver, draftId: dossierId, component: 'certificate', sha256, name: 'new.pdf' }, needs));
    expectOk(await reviewDraft({ actor: world.receiver, draftId: dossierId }, needs));
    expectOk(await answer(dossierId, { body: { by: 'post' } }));
    const fact = lastFact((await findDossier(lent.db, dossierId))?.facts ?? [], 'supplemented');
    expect(fact?.data).toMatchObject({ papers: [{ component: 'certificate', sha256 }], checked: 'by-post' });
    const { rows } = await sql<{ reason: string }>`
      select reason from ledger_entry where subject_id = ${dossierId} and reason = 'counter-supplement'`.execute(lent.db);
    expect(rows).not.toHaveLength(0);
  });

  test.each([
    [{}, 'counter.card-missing'],
    [{ seen: { card: '096085000002', confirmed: true } }, 'counter.card-of-another'],
    [{ seen: { card: OWN_CARD } }, 'counter.not-confirmed'],
    [{ by: 'delegate', seen: SEEN }, 'counter.delegate-missing'],
  ])('is refused with %j: nobody was looked at', async (body, code) => {
    const dossierId = await asked();
    expectOk(await lay(dossierId));
    expect(await answer(dossierId, { body })).toMatchObject({ refusal: { code } });
    expect(lastFact((await findDossier(lent.db, dossierId))?.facts ?? [], 'supplemented')).toBeNull();
  });

  test('nothing laid there is nothing answered', async () => {
    expect(await answer(await asked())).toMatchObject({ refusal: { code: 'dossier.supplement-incomplete', components: ['certificate'] } });
  });

  test('pressed by two officers and by the applicant at once it is one supplement', async () => {
    const dossierId = await asked();
    expectOk(await lay(dossierId));
    await Promise.all([
      answer(dossierId),
      answer(dossierId, { actor: world.receivers[1]! }),
      answer(dossierId, { actor: world.applicant, body: {} }),
    ]);
    const facts = (await findDossier(lent.db, dossierId))?.facts ?? [];
    expect(facts.filter(({ type }) => type === 'supplemented')).toHaveLength(1);
  });

  test('belongs to that desk and to the applicant, and to nobody else', async () => {
    const dossierId = await asked();
    const others: Actor[] = [world.otherCitizen, world.stranger, world.supervisor, world.specialist, world.leader];
    for (const actor of others) {
      expect(await ownDraft(lent.db, actor, dossierId)).toMatchObject({ refusal: { code: 'draft.unknown' } });
      expect(await lay(dossierId, actor)).toMatchObject({ refusal: { code: 'draft.unknown' } });
      expect(await answer(dossierId, { actor })).toMatchObject({ ok: false });
    }
    expect((await ownDraft(lent.db, world.applicant, dossierId)).ok).toBe(true);
    expect((await ownDraft(lent.db, world.receivers[1]!, dossierId)).ok).toBe(true);
    expectOk(await lay(dossierId));
    const substitute: OfficerActor = {
      ...{ kind: 'officer', accountId: newId(), officerId: world.leader.officerId, roles: [] },
      standIns: [{ role: 'receiver', agencyId: DESK, officerId: world.receiver.officerId, name: 'Officer receiver', until: '2026-12-31' }],
    };
    expectOk(await answer(dossierId, { actor: substitute }));
    const fact = lastFact((await findDossier(lent.db, dossierId))?.facts ?? [], 'supplemented');
    expect(fact?.by).toMatchObject({ id: world.leader.officerId, standsInFor: world.receiver.officerId });
  });

  test('what was filed online only its applicant answers', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    expect(await ownDraft(lent.db, world.receiver, dossierId)).toMatchObject({ refusal: { code: 'draft.unknown' } });
    expect(await answer(dossierId)).toMatchObject({ refusal: { code: 'dossier.not-yours', wants: ['applicant'] } });
  });
});
