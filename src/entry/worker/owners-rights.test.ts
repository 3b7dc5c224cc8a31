import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import {
  forgetUnused,
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
  type TypedShare,
} from '#modules/locker/server';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { needsAt } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { takeInDossier } from './fill-locker.ts';
import { delegateOf, lockerOwners, NOW, TYPED } from './owners-rights.fixture.ts';

const lent = useDatabase();
const owners = lockerOwners(lent);

describe('a paper put by ahead of need', () => {
  test('is in the locker as an upload nobody looked at, once however often, and is offered at the next filing', async () => {
    const me = owners.somebody();
    const asked = { actor: me, typed: TYPED, content: await owners.content(), typeName: 'Certificate' };
    const [one, again] = [await putPaperBy(asked, needsAt(owners.world, NOW)), await putPaperBy(asked, needsAt(owners.world, NOW))];
    expect(expectOk(one).paperId).toBe(expectOk(again).paperId);
    const { papers } = await owners.lockerOf(me);
    expect(papers).toMatchObject([
      { level: 'F', number: '12/GCN', issuedOn: '2026-02-01', expiresOn: '2027-02-01', origins: [{ kind: 'put-by', dossierId: null }] },
    ]);
    expect(await owners.offeredTo(me)).toEqual([papers[0]!.id]);
  });

  test('is refused as what it is not: a kind that is never offered, days that cannot be, and by nobody but the owner', async () => {
    const [me, other] = [owners.somebody(), owners.somebody()];
    const kept = await owners.content();
    const attempt = (actor: CitizenActor, more: Partial<typeof TYPED>) =>
      putPaperBy({ actor, typed: { ...TYPED, ...more }, content: kept, typeName: '' }, needsAt(owners.world, NOW));
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
    expect((await owners.lockerOf(me)).papers).toEqual([]);
  });

  test('its owner takes it back, and after two years unused it goes by itself; what was handed in stays', async () => {
    const [me, other] = [owners.somebody(), owners.somebody()];
    const [mine, late, used] = [await owners.put(me), await owners.put(me), await owners.put(me)];
    const needs = needsAt(owners.world, NOW);
    expect(await takePutByBack({ actor: other, paperId: mine }, needs)).toMatchObject({ refusal: { code: 'paper.unknown' } });
    expectOk(await takePutByBack({ actor: me, paperId: mine }, needs));
    const paper = (await owners.lockerOf(me)).papers.find(({ id }) => id === used)!;
    const dossierId = await owners.file(me, paper.sha256);
    await takeInDossier({ dossierId }, lent);
    expect(await takePutByBack({ actor: me, paperId: used }, needs)).toMatchObject({ refusal: { code: 'paper.unknown' } });
    expect(await forgetUnused({ before: NOW }, lent)).toBe(0);
    expect(await forgetUnused({ before: NOW.add({ hours: 1 }) }, lent)).toBeGreaterThan(0);
    const left = (await owners.lockerOf(me)).papers.map(({ id }) => id);
    expect([left.includes(used), left.includes(late), left.includes(mine)]).toEqual([true, false, false]);
  });
});

describe('consent', () => {
  test('withdrawn ends what is offered, of one paper or of all, and given again brings it back; what was filed stays', async () => {
    const me = owners.somebody();
    const [one, other] = [await owners.put(me), await owners.put(me)];
    const needs = needsAt(owners.world, NOW);
    const filed = await owners.file(me, (await owners.lockerOf(me)).papers[0]!.sha256);
    expect(await owners.offeredTo(me)).toHaveLength(2);
    expectOk(await sayConsent({ actor: me, purpose: 'offer', given: false, paperId: one }, needs));
    expect(await owners.offeredTo(me)).toEqual([other]);
    expectOk(await sayConsent({ actor: me, purpose: 'offer', given: false }, needs));
    expect(await owners.offeredTo(me)).toEqual([]);
    expectOk(await sayConsent({ actor: me, purpose: 'offer', given: true }, needs));
    expect(await owners.offeredTo(me)).toEqual([other]);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from dossier_paper where dossier_id = ${filed}`.execute(
      lent.db,
    );
    expect(rows[0]?.count).toBe(2);
    expect(expectOk(await readConsents({ actor: me }, needs)).said).toHaveLength(3);
  });

  test('withdrawn shuts out who acts by a mandate, and nobody but the owner may say so', async () => {
    const [me, helper] = [owners.somebody(), owners.somebody()];
    const paperId = await owners.put(me);
    const needs = needsAt(owners.world, NOW);
    const acting = delegateOf(me, helper);
    expectOk(await openLockerPaper({ actor: acting, paperId }, needs));
    expect(await sayConsent({ actor: acting, purpose: 'delegates', given: false }, needs)).toMatchObject({
      refusal: { code: 'locker.owner-only' },
    });
    expectOk(await sayConsent({ actor: me, purpose: 'delegates', given: false }, needs));
    expect(await openLocker({ actor: acting, account: [] }, needs)).toMatchObject({ refusal: { code: 'locker.closed-to-delegates' } });
    expect(await openLockerPaper({ actor: acting, paperId }, needs)).toMatchObject({ refusal: { code: 'locker.closed-to-delegates' } });
    expect(await owners.offeredTo(acting)).toEqual([]);
    expect(await owners.offeredTo(me)).toEqual([paperId]);
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
    openShare({ secret, actor, file: true }, needsAt(owners.world, now));

  test('opens for whoever holds its address, until its time is over or its owner ends it, and each look is told', async () => {
    const me = owners.somebody();
    const paperId = await owners.put(me);
    const needs = needsAt(owners.world, NOW);
    const shared = expectOk(await sharePaper({ actor: me, paperId, typed: LINK, delegates: [] }, needs));
    expect(expectOk(await open(shared.secret)).paper.id).toBe(paperId);
    // Neither as it stands in the address nor as the bits it stands for: only what is made of it one way.
    const bits = Buffer.from(shared.secret, 'base64url').toString('hex');
    const { rows } = await sql<{ row: string }>`select to_jsonb(s)::text as row from locker_share s where id = ${shared.id}`.execute(
      lent.db,
    );
    expect([rows.length, rows[0]?.row.includes(shared.secret), rows[0]?.row.includes(bits)]).toEqual([1, false, false]);
    const forged = `${shared.secret.slice(0, -1)}${shared.secret.endsWith('A') ? 'B' : 'A'}`;
    for (const secret of [forged, '', 'x', `${shared.secret}A`, shared.id])
      expect(await open(secret)).toMatchObject({ refusal: { code: 'share.unknown' } });
    expect(await open(shared.secret, null, NOW.add({ hours: 7 * 24 }))).toMatchObject({ refusal: { code: 'share.unknown' } });
    expect(expectOk(await readShares({ actor: me, paperId }, needs))).toMatchObject([{ looks: 1, purpose: 'To the bank' }]);
    expectOk(await stopSharing({ actor: me, shareId: shared.id }, needs));
    expect(await open(shared.secret)).toMatchObject({ refusal: { code: 'share.unknown' } });
  });

  test('for one person opens for nobody else, signed in or not', async () => {
    const [me, friend, stranger] = [owners.somebody(), owners.somebody(), owners.somebody()];
    const paperId = await owners.put(me);
    const needs = needsAt(owners.world, NOW);
    await sql`update person set cccd = '096085000261' where id = ${friend.personId}`.execute(lent.db);
    const named = { ...LINK, to: 'number', forNumber: '096 085 000 261' };
    const byNumber = expectOk(await sharePaper({ actor: me, paperId, typed: named, delegates: [] }, needs));
    const toDelegate = { actor: me, paperId, typed: { ...LINK, to: friend.personId }, delegates: [friend.personId] };
    const byMandate = expectOk(await sharePaper(toDelegate, needs));
    // A number somebody only says is theirs opens nothing.
    expect(await open(byNumber.secret, friend)).toMatchObject({ refusal: { code: 'share.unknown' } });
    await sql`update person set identity = 'verified' where id = ${friend.personId}`.execute(lent.db);
    for (const { secret } of [byNumber, byMandate]) {
      expect(await open(secret)).toMatchObject({ refusal: { code: 'share.sign-in' } });
      expect(await open(secret, stranger)).toMatchObject({ refusal: { code: 'share.unknown' } });
      expectOk(await open(secret, friend));
    }
  });

  test('is refused by anybody but the owner, of what is sensitive, another’s or not found safe, and when it says not for what', async () => {
    const [me, helper] = [owners.somebody(), owners.somebody()];
    const paperId = await owners.put(me);
    const needs = needsAt(owners.world, NOW);
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
