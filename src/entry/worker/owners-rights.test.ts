import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CitizenActor, OfficerActor } from '#modules/dossier';
import { attachPaper, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import {
  answerContest,
  contestsHere,
  correctFact,
  findOffers,
  forgetUnused,
  openContest,
  openFact,
  openLocker,
  openLockerPaper,
  openShare,
  putPaperBy,
  readConsents,
  readShares,
  sayConsent,
  sharePaper,
  stopSharing,
  takePutByBack,
  type FilingAsks,
  type Locker,
  type TypedShare,
} from '#modules/locker/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';

const lent = useDatabase();
const NOW = at('2026-08-11T10:00');
let world: World & { readonly citizens: readonly CitizenActor[] };
let next = 0;

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 16 });
  await sql`insert into paper_type (type, name, gloss, note) values ('certificate', 'Certificate', '', ''), ('secret', 'Secret', '', '')`.execute(
    lent.db,
  );
  await sql`insert into paper_terms (type, holding) values ('certificate', 'kept'), ('secret', 'sensitive')`.execute(lent.db);
  await lent.ownerDb.connection().execute(async (owner) => {
    await sql`alter table procedure_revision disable trigger keep_published_revision`.execute(owner);
    await sql`update procedure_revision set components = jsonb_set(components, '{1,paperType}', '"certificate"')`.execute(owner);
    await sql`alter table procedure_revision enable trigger keep_published_revision`.execute(owner);
  });
});

const somebody = (): CitizenActor => world.citizens[next++]!;

function delegateOf(principal: CitizenActor, actor: CitizenActor, as: 'delegate' | 'representative' = 'delegate'): CitizenActor {
  const actingFor = {
    kind: 'person',
    id: principal.personId,
    name: 'Principal',
    mandateId: newId(),
    as,
    procedures: null,
    until: null,
  } as const;
  return { ...actor, actingFor };
}

async function content(scan = 'unchecked'): Promise<{ sha256: string; name: string; mediaType: string; size: number }> {
  const sha256 = createHash('sha256').update(randomBytes(8)).digest('hex');
  await sql`
    insert into stored_object (sha256, size, media_type, stored_at, scan)
    values (${sha256}, 1000, 'application/pdf', ${FILED_AT.toString()}, ${scan})`.execute(lent.db);
  return { sha256, name: 'mine.pdf', mediaType: 'application/pdf', size: 1000 };
}

const TYPED = { type: 'certificate', number: '12/GCN', issuedOn: '01/02/2026', expiresOn: '01/02/2027' };

async function put(actor: CitizenActor, more: Partial<typeof TYPED> = {}): Promise<string> {
  const kept = { actor, typed: { ...TYPED, ...more }, content: await content(), typeName: 'Certificate' };
  return expectOk(await putPaperBy(kept, needsAt(world, NOW))).paperId;
}

async function lockerOf(actor: CitizenActor): Promise<Locker> {
  return expectOk(await openLocker({ actor, account: [] }, needsAt(world, NOW)));
}

function filingOf(actor: CitizenActor): FilingAsks {
  return {
    party: { id: actor.actingFor?.id ?? actor.personId, kind: 'person', number: null },
    answers: { told: [], hasOwner: false },
    ...{ filedOn: '2026-08-11', decidedOn: '2026-08-20', units: [] },
    components: [{ id: 'certificate', code: null, paperType: 'certificate' }],
  };
}

async function offeredTo(actor: CitizenActor): Promise<readonly string[]> {
  const offers = await findOffers({ actor, filing: filingOf(actor) }, needsAt(world, NOW));
  return (offers.get('certificate')?.offered ?? []).map(({ paper }) => paper.id);
}

describe('a paper put by ahead of need', () => {
  test('is in the locker as an upload nobody looked at, once however often, and is offered at the next filing', async () => {
    const me = somebody();
    const asked = { actor: me, typed: TYPED, content: await content(), typeName: 'Certificate' };
    const [one, again] = [await putPaperBy(asked, needsAt(world, NOW)), await putPaperBy(asked, needsAt(world, NOW))];
    expect(expectOk(one).paperId).toBe(expectOk(again).paperId);
    const { papers } = await lockerOf(me);
    expect(papers).toMatchObject([
      { level: 'F', number: '12/GCN', issuedOn: '2026-02-01', expiresOn: '2027-02-01', origins: [{ kind: 'put-by', dossierId: null }] },
    ]);
    expect(await offeredTo(me)).toEqual([papers[0]!.id]);
  });

  test('is refused as what it is not: a kind that is never offered, days that cannot be, and by nobody but the owner', async () => {
    const [me, other] = [somebody(), somebody()];
    const kept = await content();
    const attempt = (actor: CitizenActor, more: Partial<typeof TYPED>) =>
      putPaperBy({ actor, typed: { ...TYPED, ...more }, content: kept, typeName: '' }, needsAt(world, NOW));
    const issueOf = async (more: Partial<typeof TYPED>) => {
      const tried = await attempt(me, more);
      return tried.ok || tried.refusal.code !== 'put-by.malformed' ? tried : tried.refusal.issues.map(({ code }) => code);
    };
    expect(await issueOf({ type: 'secret' })).toEqual(['put-by.type']);
    expect(await issueOf({ type: '__proto__' })).toEqual(['put-by.type']);
    expect(await issueOf({ issuedOn: '31/02/2026' })).toEqual(['put-by.day']);
    expect(await issueOf({ issuedOn: '12/12/2026', expiresOn: '' })).toEqual(['put-by.issued-later']);
    expect(await issueOf({ expiresOn: '01/01/2026' })).toEqual(['put-by.ends-before']);
    expect(await attempt(delegateOf(me, other), {})).toMatchObject({ refusal: { code: 'locker.owner-only' } });
    expect((await lockerOf(me)).papers).toEqual([]);
  });

  test('its owner takes it back, and after two years unused it goes by itself; what was handed in stays', async () => {
    const [me, other] = [somebody(), somebody()];
    const [mine, late, used] = [await put(me), await put(me), await put(me)];
    const needs = needsAt(world, NOW);
    expect(await takePutByBack({ actor: other, paperId: mine }, needs)).toMatchObject({ refusal: { code: 'paper.unknown' } });
    expectOk(await takePutByBack({ actor: me, paperId: mine }, needs));
    const paper = (await lockerOf(me)).papers.find(({ id }) => id === used)!;
    const dossierId = await file(me, paper.sha256);
    await takeInDossier({ dossierId }, lent);
    expect(await takePutByBack({ actor: me, paperId: used }, needs)).toMatchObject({ refusal: { code: 'paper.unknown' } });
    expect(await forgetUnused({ before: NOW }, lent)).toBe(0);
    expect(await forgetUnused({ before: NOW.add({ hours: 1 }) }, lent)).toBeGreaterThan(0);
    const left = (await lockerOf(me)).papers.map(({ id }) => id);
    expect([left.includes(used), left.includes(late), left.includes(mine)]).toEqual([true, false, false]);
  });
});

/** Files with a certificate of this content; answers the dossier. */
async function file(actor: CitizenActor, sha256: string): Promise<string> {
  const needs = needsAt(world, FILED_AT);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  const application = await content();
  expectOk(await attachPaper({ actor, draftId, component: 'application', sha256: application.sha256, name: 'a.pdf' }, needs));
  expectOk(await attachPaper({ actor, draftId, component: 'certificate', sha256, name: 'certificate.pdf' }, needs));
  return expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs)).dossierId;
}

describe('consent', () => {
  test('withdrawn ends what is offered, of one paper or of all, and given again brings it back; what was filed stays', async () => {
    const me = somebody();
    const [one, other] = [await put(me), await put(me)];
    const needs = needsAt(world, NOW);
    const filed = await file(me, (await lockerOf(me)).papers[0]!.sha256);
    expect(await offeredTo(me)).toHaveLength(2);
    expectOk(await sayConsent({ actor: me, purpose: 'offer', given: false, paperId: one }, needs));
    expect(await offeredTo(me)).toEqual([other]);
    expectOk(await sayConsent({ actor: me, purpose: 'offer', given: false }, needs));
    expect(await offeredTo(me)).toEqual([]);
    expectOk(await sayConsent({ actor: me, purpose: 'offer', given: true }, needs));
    expect(await offeredTo(me)).toEqual([other]);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from dossier_paper where dossier_id = ${filed}`.execute(
      lent.db,
    );
    expect(rows[0]?.count).toBe(2);
    expect(expectOk(await readConsents({ actor: me }, needs)).said).toHaveLength(3);
  });

  test('withdrawn shuts out who acts by a mandate, and nobody but the owner may say so', async () => {
    const [me, helper] = [somebody(), somebody()];
    const paperId = await put(me);
    const needs = needsAt(world, NOW);
    const acting = delegateOf(me, helper);
    expectOk(await openLockerPaper({ actor: acting, paperId }, needs));
    expect(await sayConsent({ actor: acting, purpose: 'delegates', given: false }, needs)).toMatchObject({
      refusal: { code: 'locker.owner-only' },
    });
    expectOk(await sayConsent({ actor: me, purpose: 'delegates', given: false }, needs));
    expect(await openLocker({ actor: acting, account: [] }, needs)).toMatchObject({ refusal: { code: 'locker.closed-to-delegates' } });
    expect(await openLockerPaper({ actor: acting, paperId }, needs)).toMatchObject({ refusal: { code: 'locker.closed-to-delegates' } });
    expect(await offeredTo(acting)).toEqual([]);
    expect(await offeredTo(me)).toEqual([paperId]);
  });

  test('nothing that was said of consent is ever changed or removed by the application', async () => {
    for (const statement of ['update locker_consent set given = true', 'delete from locker_consent', 'truncate locker_consent']) {
      await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a share', () => {
  const LINK: TypedShare = { to: 'link', forNumber: '', purpose: 'To the bank', days: '7' };
  const open = (secret: string, actor: CitizenActor | null = null, now = NOW) =>
    openShare({ secret, actor, file: true }, needsAt(world, now));

  test('opens for whoever holds its address, until its time is over or its owner ends it, and each look is told', async () => {
    const me = somebody();
    const paperId = await put(me);
    const needs = needsAt(world, NOW);
    const shared = expectOk(await sharePaper({ actor: me, paperId, typed: LINK, delegates: [] }, needs));
    expect(expectOk(await open(shared.secret)).paper.id).toBe(paperId);
    const { rows } = await sql<{ kept: number }>`
      select count(*)::int as kept from locker_share s where to_jsonb(s)::text like ${`%${shared.secret}%`}`.execute(lent.db);
    expect(rows[0]?.kept).toBe(0);
    const forged = `${shared.secret.slice(0, -1)}${shared.secret.endsWith('A') ? 'B' : 'A'}`;
    for (const secret of [forged, '', 'x', `${shared.secret}A`, shared.id])
      expect(await open(secret)).toMatchObject({ refusal: { code: 'share.unknown' } });
    expect(await open(shared.secret, null, NOW.add({ hours: 7 * 24 }))).toMatchObject({ refusal: { code: 'share.unknown' } });
    expect(expectOk(await readShares({ actor: me, paperId }, needs))).toMatchObject([{ looks: 1, purpose: 'To the bank' }]);
    expectOk(await stopSharing({ actor: me, shareId: shared.id }, needs));
    expect(await open(shared.secret)).toMatchObject({ refusal: { code: 'share.unknown' } });
  });

  test('for one person opens for nobody else, signed in or not', async () => {
    const [me, friend, stranger] = [somebody(), somebody(), somebody()];
    const paperId = await put(me);
    const needs = needsAt(world, NOW);
    await sql`update person set cccd = '096085000261' where id = ${friend.personId}`.execute(lent.db);
    const named = { ...LINK, to: 'number', forNumber: '096 085 000 261' };
    const byNumber = expectOk(await sharePaper({ actor: me, paperId, typed: named, delegates: [] }, needs));
    const toDelegate = { actor: me, paperId, typed: { ...LINK, to: friend.personId }, delegates: [friend.personId] };
    const byMandate = expectOk(await sharePaper(toDelegate, needs));
    for (const { secret } of [byNumber, byMandate]) {
      expect(await open(secret)).toMatchObject({ refusal: { code: 'share.sign-in' } });
      expect(await open(secret, stranger)).toMatchObject({ refusal: { code: 'share.unknown' } });
      expectOk(await open(secret, friend));
    }
  });

  test('is refused by anybody but the owner, of what is sensitive, another’s or not found safe, and when it says not for what', async () => {
    const [me, helper] = [somebody(), somebody()];
    const paperId = await put(me);
    const needs = needsAt(world, NOW);
    const attempt = (actor: CitizenActor, typed: Partial<TypedShare> = {}) =>
      sharePaper({ actor, paperId, typed: { ...LINK, ...typed }, delegates: [] }, needs);
    expect(await attempt(delegateOf(me, helper))).toMatchObject({ refusal: { code: 'locker.owner-only' } });
    expect(await attempt(helper)).toMatchObject({ refusal: { code: 'paper.unknown' } });
    expect(await attempt(me, { purpose: ' ', days: '365', to: helper.personId })).toMatchObject({
      refusal: { issues: [{ code: 'share.purpose' }, { code: 'share.days' }, { code: 'share.to' }] },
    });
    const shared = expectOk(await attempt(me));
    await sql`update locker_paper set type = 'secret' where id = ${paperId}`.execute(lent.db);
    expect(await attempt(me)).toMatchObject({ refusal: { code: 'share.sensitive' } });
    // What is found out later ends what was shared before.
    expect(await open(shared.secret)).toMatchObject({ refusal: { code: 'share.unknown' } });
  });
});

describe('a fact', () => {
  const place = { thingId: null, meaning: 'person.fullName' };
  const said = { choice: 'khac', text: 'Nguyen Van Anh', why: 'wrong', reason: 'A letter is missing' };

  test('that nobody found right is what its owner says last, and that says so', async () => {
    const me = somebody();
    await takeInDossier({ dossierId: await file(me, (await content()).sha256) }, lent);
    const asked = { actor: me, account: [], place };
    expect(expectOk(await openFact(asked, needsAt(world, NOW)))).toMatchObject({ entry: 'text', waiting: null });
    expect(expectOk(await correctFact({ ...asked, typed: { ...said, why: '' } }, needsAt(world, NOW))).done).toBe('said');
    const { facts } = await lockerOf(me);
    expect(facts).toMatchObject([{ holds: { told: 'Nguyen Van Anh', by: 'owner' }, otherwise: [{ told: 'Nguyen Van An' }] }]);
  });

  test('that an office found right is looked at again by that office and no other, and holds as it says', async () => {
    const me = somebody();
    const dossierId = await file(me, (await content()).sha256);
    await done(world, { dossierId, action: 'receive', now: NOW });
    await takeInDossier({ dossierId }, lent);
    const needs = needsAt(world, NOW.add({ hours: 1 }));
    const asked = { actor: me, account: [], place };
    expect(await correctFact({ ...asked, typed: { ...said, reason: '' } }, needs)).toMatchObject({
      refusal: { issues: [{ field: 'reason' }] },
    });
    expect(expectOk(await correctFact({ ...asked, typed: said }, needs)).done).toBe('contested');
    expect(await correctFact({ ...asked, typed: said }, needs)).toMatchObject({ refusal: { code: 'fact.waiting' } });
    expect((await lockerOf(me)).facts[0]?.holds.told).toBe('Nguyen Van An');

    const [waiting] = expectOk(await contestsHere({ actor: world.receiver }, needs));
    expect(waiting).toMatchObject({ toldThere: 'Nguyen Van An', told: 'Nguyen Van Anh', partyId: me.personId });
    const elsewhere: OfficerActor = { ...world.receiver, roles: world.receiver.roles.map((seat) => ({ ...seat, agencyId: 'H99' })) };
    const answer = { contestId: waiting!.id, answer: 'agreed', because: 'The card says so' } as const;
    for (const actor of [elsewhere, me]) {
      expect(await openContest({ actor, contestId: waiting!.id }, needs)).toMatchObject({ refusal: { code: 'contest.unknown' } });
      expect(await answerContest({ ...answer, actor }, needs)).toMatchObject({ refusal: { code: 'contest.unknown' } });
    }
    expectOk(await openContest({ actor: world.receiver, contestId: waiting!.id }, needs));
    const both = await Promise.all([1, 2].map(() => answerContest({ ...answer, actor: world.receiver }, needs)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { facts } = await lockerOf(me);
    expect(facts[0]?.holds).toMatchObject({ told: 'Nguyen Van Anh', by: 'owner' });
    expect(facts[0]?.holds.confirmedAt).not.toBeNull();
    const { rows } = await sql<{ reason: string }>`
      select reason from ledger_entry where subject_kind = 'locker' and subject_id = ${me.personId}`.execute(lent.db);
    expect(rows.map(({ reason }) => reason)).toContain('contested');
  });
});
