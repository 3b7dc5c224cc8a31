import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { Actor, OfficerActor } from '../actor.ts';
import { attachPaper } from './attach-paper.ts';
import { findBrought, findIntake } from './counter-store.ts';
import { deleteDraft } from './delete-draft.ts';
import { findDossier } from './dossier-store.ts';
import { DESK, FILED_AT, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { forgetExpiredDrafts } from './draft-store.ts';
import { fileAtCounter } from './file-at-counter.ts';
import { keepBrought } from './keep-brought.ts';
import { openDossier } from './open-dossier.ts';
import { ownDraft } from './own-draft.ts';
import { reviewDraft } from './review-draft.ts';
import { saveDraft } from './save-draft.ts';
import { startAtCounter } from './start-at-counter.ts';
import { startDraft } from './start-draft.ts';
import { submitDossier } from './submit-dossier.ts';

const lent = useDatabase();
let world: World;
beforeAll(async () => {
  world = await settleWorld(lent.db);
});

const LAID = { originals: 1, certified: 0, copies: 2, compared: true } as const;
function needs(): ReturnType<typeof needsAt> {
  return needsAt(world, FILED_AT);
}

async function start(more: Partial<Parameters<typeof startAtCounter>[0]> = {}): ReturnType<typeof startAtCounter> {
  const visitorId = world.applicant.personId;
  const { receiver: actor, procedureCode } = world;
  const asked = { actor, deskId: DESK, procedureCode, channel: 'direct', visitorId, mandateId: null, cardSeen: true } as const;
  return startAtCounter({ ...asked, ...more }, needs());
}

async function ready(actor: Actor = world.receiver): Promise<string> {
  const { draftId } = expectOk(await start());
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs()));
  expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: world.paperSha, name: 'scan.pdf' }, needs()));
  expectOk(await keepBrought({ actor, draftId, brought: [{ component: 'certificate', ...LAID }] }, needs()));
  return draftId;
}

async function file(draftId: string, more: Partial<Parameters<typeof fileAtCounter>[0]> = {}): ReturnType<typeof fileAtCounter> {
  return fileAtCounter({ actor: world.receiver, draftId, requestId: newId(), ...more }, needs());
}

describe('intake at the counter', () => {
  test('files and receives in one go: the officer acts, the dossier is the visitor’s', async () => {
    const draftId = await ready();
    const filed = expectOk(await file(draftId));
    expect(filed.code).toMatch(/^H00\.1-260810-\d{4}$/u);
    expect(filed.dueAt).not.toBeNull();

    const found = await findDossier(lent.db, filed.dossierId);
    expect(found?.dossier).toMatchObject({ channel: 'direct', applicantId: world.applicant.personId, place: 'received', code: filed.code });
    const by = { kind: 'officer', id: world.receiver.officerId, role: 'receiver', agencyId: DESK };
    expect(found?.facts).toMatchObject([
      { type: 'filed', by, data: { applicantId: world.applicant.personId } },
      { type: 'received', by },
    ]);
    // Three working days at the counter, where online it would be five.
    expect(found?.facts[1]).toMatchObject({ data: { limit: { amount: 3, unit: 'working-day' } } });
    expect(await findBrought(lent.db, draftId)).toEqual([{ round: 0, component: 'certificate', ...LAID }]);
    expect(await findIntake(lent.db, draftId)).toMatchObject({ personId: world.applicant.personId, seenAt: expect.anything() as unknown });
    expect((await openDossier({ actor: world.applicant, dossier: draftId }, needs())).ok).toBe(true);
  });

  test('pressed twice, by two officers, or asked again: one dossier, one code', async () => {
    const draftId = await ready();
    const requestId = newId();
    const answers = await Promise.all([
      file(draftId, { requestId }),
      file(draftId, { requestId }),
      file(draftId, { actor: world.receivers[1]! }),
      file(draftId),
    ]);
    answers.push(await file(draftId, { requestId }), await file(draftId, { actor: world.receivers[2]! }));
    expect(new Set(answers.map((answer) => expectOk(answer).code)).size).toBe(1);
    expect((await findDossier(lent.db, draftId))?.facts).toHaveLength(2);
  });

  test('cut short after filing, the same request goes on and receives', async () => {
    const draftId = await ready();
    const requestId = newId();
    expectOk(await submitDossier({ actor: world.receiver, draftId, requestId }, needs()));
    expect((await findDossier(lent.db, draftId))?.dossier.place).toBe('filed');
    expect(expectOk(await file(draftId, { requestId })).code).not.toBeNull();
  });

  test('what was laid on the counter need not be a file; what was not brought at all is missing', async () => {
    const draftId = await ready();
    expectOk(await keepBrought({ actor: world.receiver, draftId, brought: [] }, needs()));
    expect(await file(draftId)).toMatchObject({ refusal: { code: 'dossier.incomplete' } });
    expect(await findDossier(lent.db, draftId)).toBeNull();
  });

  test.each([
    [{ originals: -1 }, 'counter.count-malformed'],
    [{ copies: 100 }, 'counter.count-malformed'],
    [{ certified: 1.5 }, 'counter.count-malformed'],
    [{ component: 'nonsense' }, 'paper.component-unknown'],
  ])('counts of %j are refused', async (wrong, code) => {
    const { draftId } = expectOk(await start());
    const brought = [{ component: 'certificate', ...LAID, ...wrong }];
    expect(await keepBrought({ actor: world.receiver, draftId, brought }, needs())).toMatchObject({ refusal: { code } });
  });

  test('the next officer of the desk goes on; neither the visitor online nor another desk sees it', async () => {
    const draftId = await ready();
    expect((await ownDraft(lent.db, world.receivers[1]!, draftId)).ok).toBe(true);
    const strangers: Actor[] = [world.applicant, world.otherCitizen, world.stranger, world.leader, world.supervisor, { kind: 'system' }];
    for (const actor of strangers) {
      const unknown = { refusal: { code: 'draft.unknown' } };
      expect(await ownDraft(lent.db, actor, draftId)).toMatchObject(unknown);
      expect(await reviewDraft({ actor, draftId }, needs())).toMatchObject(unknown);
      expect(await saveDraft({ actor, draftId, answers: { owner: { trade: 'Theirs' } } }, needs())).toMatchObject(unknown);
      expect(await submitDossier({ actor, draftId, requestId: newId() }, needs())).toMatchObject(unknown);
      expect((await file(draftId, { actor })).ok).toBe(false);
    }
    expectOk(await file(draftId, { actor: world.receivers[1]! }));
  });

  test('a substitute on the seat of a receiver files, and the fact says for whom they sat', async () => {
    const { receiver } = world;
    const seat = {
      role: 'receiver',
      agencyId: DESK,
      officerId: receiver.officerId,
      name: 'Officer receiver',
      until: '2026-12-31',
    } as const;
    const substitute: OfficerActor = {
      kind: 'officer',
      accountId: newId(),
      officerId: world.leader.officerId,
      roles: [],
      standIns: [seat],
    };
    const draftId = await ready();
    expectOk(await file(draftId, { actor: substitute }));
    const by = { id: world.leader.officerId, role: 'receiver', agencyId: DESK, standsInFor: receiver.officerId };
    expect((await findDossier(lent.db, draftId))?.facts).toMatchObject([{ by }, { by }]);
  });

  test('a citizen’s own draft is nobody’s at the counter', async () => {
    const { draftId } = expectOk(await startDraft({ actor: world.applicant, procedureCode: world.procedureCode }, needs()));
    expect(await ownDraft(lent.db, world.receiver, draftId)).toMatchObject({ refusal: { code: 'draft.unknown' } });
    const refused = await keepBrought({ actor: world.applicant, draftId, brought: [] }, needs());
    expect(refused).toMatchObject({ refusal: { code: 'counter.not-at-counter' } });
  });

  test('who comes for another files for them while their mandate is in force', async () => {
    const [principal, delegate] = [world.otherCitizen.personId, world.applicant.personId];
    const mandateId = newId();
    await sql`
      insert into mandate (id, kind, principal_id, delegate_id, from_on, until_on, origin, state, asked_at, updated_at)
      values (${mandateId}, 'delegate', ${principal}, ${delegate}, '2026-08-01', '2026-08-31', 'counter', 'in-force',
        ${FILED_AT.toString()}, ${FILED_AT.toString()})`.execute(lent.db);
    const { draftId } = expectOk(await start({ mandateId }));
    expect(expectOk(await ownDraft(lent.db, world.receiver, draftId)).personId).toBe(principal);
    const notTheirs = { refusal: { code: 'mandate.not-in-force' } };
    expect(await start({ mandateId, visitorId: principal })).toMatchObject(notTheirs);
    expect(await start({ mandateId: newId() })).toMatchObject(notTheirs);
    await sql`update mandate set state = 'revoked' where id = ${mandateId}`.execute(lent.db);
    expect(await start({ mandateId })).toMatchObject(notTheirs);
  });

  test('is refused where it does not belong', async () => {
    for (const actor of [world.applicant, world.stranger, world.head, world.supervisor]) {
      expect(await start({ actor })).toMatchObject({ refusal: { code: 'counter.not-yours' } });
    }
    expect(await start({ cardSeen: false })).toMatchObject({ refusal: { code: 'counter.card-not-seen' } });
    expect(await start({ procedureCode: '0.000000' })).toMatchObject({ refusal: { code: 'procedure.unknown' } });
    expect(await start({ channel: 'postal' })).toMatchObject({ refusal: { code: 'counter.not-received-here' } });
    const elsewhere = { actor: world.stranger, deskId: world.stranger.roles[0]!.agencyId };
    expect(await start(elsewhere)).toMatchObject({ refusal: { code: 'counter.not-received-here' } });
  });

  test('a draft that is thrown away or forgotten takes along what the counter noted', async () => {
    const [thrown, forgotten] = [await ready(), await ready()];
    expectOk(await deleteDraft({ actor: world.receiver, draftId: thrown }, needs()));
    await sql`update draft set expires_at = ${FILED_AT.toString()} where id = ${forgotten}`.execute(lent.db);
    expect(await forgetExpiredDrafts(lent.db, FILED_AT.add({ hours: 1 }))).toBe(1);
    for (const id of [thrown, forgotten]) {
      expect(await findIntake(lent.db, id)).toBeNull();
      expect(await findBrought(lent.db, id)).toEqual([]);
    }
  });
});
