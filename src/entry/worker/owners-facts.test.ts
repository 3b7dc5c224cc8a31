import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import type { OfficerActor } from '#modules/dossier';
import { openDossier } from '#modules/dossier/server';
import { answerContest, contestsHere, correctFact, openContest, openFact, openShare, sharePaper } from '#modules/locker/server';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { lockerReadings } from '#views/locker-readings';
import { at, needsAt } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';
import { onContestAnswered, remindOfPapers } from './locker-news.ts';
import { lockerOwners, NOW } from './owners-rights.fixture.ts';
import type { JobNeeds } from './worker-world.ts';

const lent = useDatabase();
const owners = lockerOwners(lent);

describe('a fact', () => {
  const place = { thingId: null, meaning: 'person.fullName' };
  const said = { choice: 'khac', text: 'Nguyen Van Anh', why: 'wrong', reason: 'A letter is missing' };

  test('that nobody found right is what its owner says last, and that says so', async () => {
    const me = owners.somebody();
    await takeInDossier({ dossierId: await owners.file(me, (await owners.content()).sha256) }, lent);
    const asked = { actor: me, account: [], place };
    expect(expectOk(await openFact(asked, needsAt(owners.world, NOW)))).toMatchObject({ entry: 'text', waiting: null });
    expect(expectOk(await correctFact({ ...asked, typed: { ...said, why: '' } }, needsAt(owners.world, NOW))).done).toBe('said');
    const { facts } = await owners.lockerOf(me);
    expect(facts).toMatchObject([{ holds: { told: 'Nguyen Van Anh', by: 'owner' }, otherwise: [{ told: 'Nguyen Van An' }] }]);
  });

  test('that an office found right is looked at again by that office and no other, and holds as it says', async () => {
    const me = owners.somebody();
    const dossierId = await owners.file(me, (await owners.content()).sha256);
    await done(owners.world, { dossierId, action: 'receive', now: NOW });
    await takeInDossier({ dossierId }, lent);
    const needs = needsAt(owners.world, NOW.add({ hours: 1 }));
    const asked = { actor: me, account: [], place };
    expect(await correctFact({ ...asked, typed: { ...said, reason: '' } }, needs)).toMatchObject({
      refusal: { issues: [{ field: 'reason' }] },
    });
    expect(expectOk(await correctFact({ ...asked, typed: said }, needs)).done).toBe('contested');
    expect(await correctFact({ ...asked, typed: said }, needs)).toMatchObject({ refusal: { code: 'fact.waiting' } });
    expect((await owners.lockerOf(me)).facts[0]?.holds.told).toBe('Nguyen Van An');

    const [waiting] = expectOk(await contestsHere({ actor: owners.world.receiver }, needs));
    expect(waiting).toMatchObject({ toldThere: 'Nguyen Van An', told: 'Nguyen Van Anh', partyId: me.personId });
    const elsewhere: OfficerActor = {
      ...owners.world.receiver,
      roles: owners.world.receiver.roles.map((seat) => ({ ...seat, agencyId: 'H99' })),
    };
    const answer = { contestId: waiting!.id, answer: 'agreed', because: 'The card says so' } as const;
    for (const actor of [elsewhere, me]) {
      expect(await openContest({ actor, contestId: waiting!.id }, needs)).toMatchObject({ refusal: { code: 'contest.unknown' } });
      expect(await answerContest({ ...answer, actor }, needs)).toMatchObject({ refusal: { code: 'contest.unknown' } });
    }
    expectOk(await openContest({ actor: owners.world.receiver, contestId: waiting!.id }, needs));
    const both = await Promise.all([1, 2].map(() => answerContest({ ...answer, actor: owners.world.receiver }, needs)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await onContestAnswered({ contestId: waiting!.id }, jobAt('2026-08-11T12:00'));
    expect(await told(me.personId)).toHaveLength(1);
    const { facts } = await owners.lockerOf(me);
    expect(facts[0]?.holds).toMatchObject({ told: 'Nguyen Van Anh', by: 'owner' });
    expect(facts[0]?.holds.confirmedAt).not.toBeNull();
    const { rows } = await sql<{ reason: string }>`
      select reason from ledger_entry where subject_kind = 'locker' and subject_id = ${me.personId}`.execute(lent.db);
    expect(rows.map(({ reason }) => reason)).toContain('contested');
  });
});

async function told(personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    select subject from notice where person_id = ${personId} and channel = 'inbox' and kind in ('paper-ending', 'fact-answered') order by id`.execute(
    lent.db,
  );
  return rows.map(({ subject }) => subject);
}

function jobAt(moment: string): JobNeeds {
  return { db: lent.db, now: at(moment), origin: 'https://x.test', lawWords: words('vi') } as unknown as JobNeeds;
}

describe('what ends soon', () => {
  test('is called to mind thirty and seven days before, once each, and not when a later one took its place', async () => {
    const [me, renewed] = [owners.somebody(), owners.somebody()];
    await owners.put(me, { expiresOn: '30/09/2026' });
    await owners.put(renewed, { expiresOn: '30/09/2026' });
    await owners.put(renewed, { expiresOn: '30/09/2027' });
    for (const moment of [
      '2026-08-30T07:00',
      '2026-08-31T07:00',
      '2026-09-01T07:00',
      '2026-09-22T07:00',
      '2026-09-23T07:00',
      '2026-09-24T07:00',
      '2026-10-01T07:00',
    ])
      await remindOfPapers(jobAt(moment));
    expect(await told(me.personId)).toEqual(['Giấy tờ sắp hết hạn: Certificate', 'Giấy tờ sắp hết hạn: Certificate']);
    expect(await told(renewed.personId)).toEqual([]);
  });
});

describe('who looked', () => {
  test('is told of each paper: officers through the dossier it went into, and whoever opened a share, for what', async () => {
    const me = owners.somebody();
    const paperId = await owners.put(me);
    const { sha256 } = (await owners.lockerOf(me)).papers[0]!;
    const dossierId = await owners.file(me, sha256);
    await takeInDossier({ dossierId }, lent);
    const { rows } = await sql<{ id: string }>`select id from dossier_paper where dossier_id = ${dossierId} and sha256 = ${sha256}`.execute(
      lent.db,
    );
    const needs = needsAt(owners.world, NOW);
    for (const paper of [rows[0]!.id, undefined]) {
      const look = { actor: owners.world.receiver, dossier: dossierId, ...(paper !== undefined && { paper }) };
      expectOk(await openDossier(look, needs));
    }
    const typed = { to: 'link', forNumber: '', purpose: 'To the bank', days: '1' };
    const shared = expectOk(await sharePaper({ actor: me, paperId, typed, delegates: [] }, needs));
    expectOk(await openShare({ secret: shared.secret, actor: null, file: true }, needs));

    const asked = { partyId: me.personId, before: null, limit: 10 };
    const { readings } = await lockerReadings(lent.db, { ...asked, paperId });
    expect(readings).toMatchObject([
      { reason: 'shared', name: null, purpose: 'To the bank', paperNames: ['Certificate'] },
      { reason: 'receiving', kind: 'officer', looks: 1, paperNames: ['Certificate'] },
    ]);
    expect(readings[1]?.number).not.toBeNull();
    expect((await lockerReadings(lent.db, asked)).readings).toHaveLength(2);
    // Page by page nothing is told twice and nothing is left out.
    const first = await lockerReadings(lent.db, { ...asked, limit: 1 });
    const second = await lockerReadings(lent.db, { ...asked, limit: 1, before: first.next });
    expect([...first.readings, ...second.readings]).toEqual((await lockerReadings(lent.db, asked)).readings);
    const other = owners.somebody();
    expect((await lockerReadings(lent.db, { ...asked, partyId: other.personId, paperId })).readings).toEqual([]);
  });
});
