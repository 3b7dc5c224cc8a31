import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import { attachPaper, markPlace, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import { openLocker, openLockerPaper, takeIn, type Locker } from '#modules/locker/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { dossierTold } from '#views/dossier-told';
import { lockerReadings } from '#views/locker-readings';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { fillLocker, leaveForLocker, takeInDossier } from './fill-locker.ts';

const lent = useDatabase();
const NOW = at('2026-08-11T10:00');
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 12 });
  // The type of the second paper, as the province's table says it.
  await sql`insert into paper_type (type, name, gloss, note) values ('certificate', 'Invented certificate', '', ''), ('declaration', 'Invented declaration', '', '')`.execute(
    lent.db,
  );
  await sql`insert into paper_terms (type, holding) values ('certificate', 'kept'), ('declaration', 'never')`.execute(lent.db);
  await lent.ownerDb.connection().execute(async (owner) => {
    await sql`alter table procedure_revision disable trigger keep_published_revision`.execute(owner);
    await sql`
      update procedure_revision set components = jsonb_set(jsonb_set(components, '{0,paperType}', '"declaration"'), '{1,paperType}', '"certificate"')`.execute(
      owner,
    );
    await sql`alter table procedure_revision enable trigger keep_published_revision`.execute(owner);
  });
});

async function aContent(): Promise<string> {
  const sha = randomBytes(32).toString('hex');
  await sql`insert into stored_object (sha256, size, media_type, stored_at) values (${sha}, 1000, 'application/pdf', ${FILED_AT.toString()})`.execute(
    lent.db,
  );
  return sha;
}

/** Files with a certificate of this content; answers the dossier. */
async function file(actor: CitizenActor, sha256: string): Promise<string> {
  const needs = needsAt(world, FILED_AT);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: await aContent(), name: 'application.pdf' }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'certificate', sha256, name: 'certificate.pdf' }, needs));
  return expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs)).dossierId;
}

async function lockerOf(actor: CitizenActor): Promise<Locker> {
  return expectOk(await openLocker({ actor, account: [] }, needsAt(world, NOW)));
}

function citizen(number: number): CitizenActor {
  return world.citizens[number]!;
}

describe('what is handed in', () => {
  test('is in the locker once it was filed, the declaration is not, and nobody has looked at it yet', async () => {
    const dossierId = await file(citizen(0), await aContent());
    await takeInDossier({ dossierId }, lent);
    const { papers, facts } = await lockerOf(citizen(0));
    expect(papers).toMatchObject([
      {
        type: 'certificate',
        name: 'Invented certificate',
        level: 'F',
        standing: 'stands',
        holderId: citizen(0).personId,
        origins: [{ kind: 'given', dossierId, component: 'certificate' }],
      },
    ]);
    expect(facts).toMatchObject([{ meaning: 'person.fullName', holds: { told: 'Nguyen Van An', dossierId, confirmedAt: null } }]);
  });

  test('is found right when the office receives it, papers and answers alike', async () => {
    const dossierId = await file(citizen(1), await aContent());
    await takeInDossier({ dossierId }, lent);
    await done(world, { dossierId, action: 'receive', now: NOW });
    await takeInDossier({ dossierId }, lent);
    const { papers, facts } = await lockerOf(citizen(1));
    expect(papers).toMatchObject([{ level: 'E', origins: [{ kind: 'given' }, { kind: 'confirmed' }] }]);
    expect(facts[0]?.holds.confirmedAt).not.toBeNull();
  });

  test('is not found right where an officer marked it wrong', async () => {
    const dossierId = await file(citizen(2), await aContent());
    const mark = { place: 'component:certificate', verdict: 'wrong', code: 'unreadable', reason: 'Unreadable' } as const;
    expectOk(await markPlace({ actor: world.receiver, dossierId, ...mark }, needsAt(world, NOW)));
    await done(world, { dossierId, action: 'receive', now: NOW });
    await takeInDossier({ dossierId }, lent);
    expect((await lockerOf(citizen(2))).papers).toMatchObject([{ level: 'F' }]);
  });

  test('stands no longer once the office asked for a better one', async () => {
    const dossierId = await file(citizen(3), await aContent());
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    await takeInDossier({ dossierId }, lent);
    expect((await lockerOf(citizen(3))).papers).toMatchObject([{ standing: 'faulted', level: 'F' }]);
  });

  test('twice the same content is one paper with two origins', async () => {
    const sha = await aContent();
    for (const dossierId of [await file(citizen(4), sha), await file(citizen(4), sha)]) await takeInDossier({ dossierId }, lent);
    const { papers, facts } = await lockerOf(citizen(4));
    expect(papers).toHaveLength(1);
    expect(papers[0]?.origins).toHaveLength(2);
    expect(facts).toMatchObject([{ times: 2 }]);
  });

  test('the same content of two people is a paper of each', async () => {
    const sha = await aContent();
    for (const dossierId of [await file(citizen(5), sha), await file(citizen(6), sha)]) await takeInDossier({ dossierId }, lent);
    const [one, other] = [await lockerOf(citizen(5)), await lockerOf(citizen(6))];
    expect([one.papers.length, other.papers.length]).toEqual([1, 1]);
    expect(one.papers[0]?.id).not.toBe(other.papers[0]?.id);
    expect(one.papers[0]?.holderId).toBe(citizen(5).personId);
  });
});

describe('a result', () => {
  test('is a paper of its own, as reliable as the office that issued it, with number, issuer and day', async () => {
    const dossierId = await file(citizen(7), await aContent());
    for (const [action, now] of [
      ['receive', '2026-08-11T10:00'],
      ['assign', '2026-08-11T10:10'],
      ['complete-step', '2026-08-11T10:20'],
    ] as const) {
      await done(world, { dossierId, action, now: at(now) });
    }
    const propose = { proposal: 'approved' };
    await done(world, { dossierId, action: 'complete-step', now: at('2026-08-11T10:30'), body: propose });
    await done(world, { dossierId, action: 'decide', now: at('2026-08-11T10:40') });
    await done(world, { dossierId, action: 'issue', now: at('2026-08-11T10:50') });
    await takeInDossier({ dossierId }, lent);
    const { papers } = await lockerOf(citizen(7));
    const issued = papers.find(({ origins }) => origins.some(({ kind }) => kind === 'issued'));
    expect(issued).toMatchObject({ level: 'B', number: '01/GCN', issuedOn: '2026-08-11', sha256: world.paperSha, standing: 'stands' });
    expect(issued?.issuerId).toBeTruthy();
  });
});

describe('told again', () => {
  test('changes nothing, in whatever order and however many at once', async () => {
    const dossierId = await file(citizen(8), await aContent());
    const early = await dossierTold(lent.db, dossierId);
    await done(world, { dossierId, action: 'receive', now: NOW });
    const late = await dossierTold(lent.db, dossierId);
    await Promise.all([late!, early!, late!, early!].map((told) => takeIn(told, lent)));
    const before = await lockerOf(citizen(8));
    expect(before.papers).toMatchObject([{ level: 'E' }]);
    await takeIn(early!, lent);
    await takeInDossier({ dossierId }, lent);
    expect(await lockerOf(citizen(8))).toEqual(before);
  });

  test('an origin is never changed or removed by the application', async () => {
    for (const statement of [`update locker_origin set kind = 'issued'`, 'delete from locker_origin', 'truncate locker_origin']) {
      await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('before there was a locker', () => {
  test('everything filed earlier is taken in, once', async () => {
    const dossiers = [await file(citizen(9), await aContent()), await file(citizen(9), await aContent())];
    expect((await lockerOf(citizen(9))).papers).toEqual([]);
    for (let again = 0; again < 2; again += 1) await fillLocker({ partyId: citizen(9).personId }, lent);
    const { papers } = await lockerOf(citizen(9));
    expect(papers.flatMap(({ origins }) => origins.map(({ dossierId }) => dossierId)).toSorted()).toEqual(dossiers.toSorted());
  });

  test('a job is left for facts that tell something, and for no other', async () => {
    const dossierId = newId();
    await lent.db.transaction().execute(async (trx) => {
      await leaveForLocker(trx, { dossierId, type: 'assigned' });
      await leaveForLocker(trx, { dossierId, type: 'filed' });
      await leaveForLocker(trx, { dossierId, type: 'received' });
    });
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from graphile_worker.jobs where key = ${`take-in:${dossierId}`}`.execute(lent.ownerDb);
    expect(rows[0]?.count).toBe(1);
  });
});

describe('who may open it', () => {
  test('nobody finds a paper of another, and officers have no way in', async () => {
    const sha = await aContent();
    await takeInDossier({ dossierId: await file(citizen(10), sha) }, lent);
    const [paper] = (await lockerOf(citizen(10))).papers;
    const needs = needsAt(world, NOW);
    expect(await openLockerPaper({ actor: citizen(11), paperId: paper!.id }, needs)).toMatchObject({ refusal: { code: 'paper.unknown' } });
    expect(await openLockerPaper({ actor: citizen(10), paperId: 'no id' }, needs)).toMatchObject({ refusal: { code: 'paper.unknown' } });
    expect(expectOk(await openLockerPaper({ actor: citizen(10), paperId: paper!.id }, needs)).sha256).toBe(sha);
    expect(await openLocker({ actor: world.receiver, account: [] }, needs)).toMatchObject({ refusal: { code: 'locker.citizens-only' } });
    expect((await lockerOf(citizen(11))).papers).toEqual([]);
  });

  test('who acts for another opens the other’s locker, only what their mandate covers, and leaves a line each time', async () => {
    const [principal, delegate] = [citizen(10), citizen(11)];
    const actingFor = {
      kind: 'person',
      id: principal.personId,
      name: 'Principal',
      mandateId: newId(),
      as: 'delegate',
      procedures: null,
      until: null,
    } as const;
    const acting = { ...delegate, actingFor };
    const opened = await lockerOf(acting);
    expect(opened.partyId).toBe(principal.personId);
    expect(opened.papers).toHaveLength(1);
    const narrow = { ...delegate, actingFor: { ...actingFor, procedures: ['9.999999'] } };
    const seen = await lockerOf(narrow);
    expect([seen.papers, seen.facts]).toEqual([[], []]);
    const paperId = opened.papers[0]!.id;
    expect(await openLockerPaper({ actor: narrow, paperId }, needsAt(world, NOW))).toMatchObject({ refusal: { code: 'paper.unknown' } });
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ledger_entry
      where subject_kind = 'locker' and subject_id = ${principal.personId} and actor_id = ${delegate.personId}`.execute(lent.db);
    expect(rows[0]?.count).toBe(2);
    const told = await lockerReadings(lent.db, { partyId: principal.personId, before: null, limit: 10 });
    expect(told.readings).toMatchObject([{ name: 'Invented Person 12', looks: 2, papers: 0, reason: 'acting-for' }]);
    // Acting for another shows nothing of one's own, and afterwards nothing of the other's is left.
    expect((await lockerOf(delegate)).papers).toEqual([]);
  });
});
