import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { lookUpVisitor, meetVisitor } from './meet-visitor.ts';
import { addPerson, getPerson } from './person-store.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-11-23T08:00:00+07:00');
const DESK = 'H99.01';
const actor = { kind: 'officer', officerId: newId(), roles: [{ role: 'receiver', agencyId: DESK }] } as const;

beforeAll(async () => {
  await sql`insert into place_unit (code, kind, name, province_code) values ('00096', 'province', 'Tỉnh Thử', '00096'), ('99001', 'commune', 'Xã Thử', '00096') on conflict do nothing`.execute(
    lent.ownerDb,
  );
});

function typed(cccd: string, more: Partial<Parameters<typeof meetVisitor>[0]['typed']> = {}) {
  return { cccd, fullName: 'Nguyễn Văn Thử', birthDate: '01/01/1985', sex: 'male', phone: '', unitCode: '', area: '', detail: '', ...more };
}

async function meet(cccd: string, more: Parameters<typeof typed>[1] & { readonly cardSeen?: boolean } = {}): Promise<string> {
  const { cardSeen = true, ...said } = more;
  return expectOk(await meetVisitor({ actor, deskId: DESK, typed: typed(cccd, said), cardSeen }, { db: lent.db, now: NOW })).personId;
}

async function look(text: string, asker: Parameters<typeof lookUpVisitor>[0]['actor'] = actor) {
  return lookUpVisitor({ actor: asker, deskId: DESK, text }, { db: lent.db, now: NOW });
}

describe('somebody at the counter', () => {
  test('is entered once, however many counters meet them', async () => {
    const cccd = '096085000201';
    expect(expectOk(await look(cccd)).person).toBeNull();
    const ids = await Promise.all(Array.from({ length: 8 }, () => meet(cccd)));
    expect(new Set(ids).size).toBe(1);
    expect(await getPerson(lent.db, ids[0]!)).toMatchObject({ cccd, identity: 'verified', fullName: 'Nguyễn Văn Thử', phone: null });
    const { rows } = await sql`select 1 from account where person_id = ${ids[0]}`.execute(lent.db);
    expect(rows).toHaveLength(0);
  });

  test('is found again by number and by card, and what is proven is not typed over', async () => {
    const cccd = '096085000202';
    const personId = await meet(cccd);
    const seen = expectOk(await look(`${cccd}||Nguyễn Văn Khác|02011985|Nam|Ấp 1|15042021`));
    expect(seen.person?.id).toBe(personId);
    expect(seen.differences).toEqual(['fullName', 'birthDate']);
    expect(await meet(cccd, { fullName: 'Kẻ Khác', phone: '0900000991' })).toBe(personId);
    expect(await getPerson(lent.db, personId)).toMatchObject({ fullName: 'Nguyễn Văn Thử', phone: '0900000991' });
  });

  test('leaves each look in the ledger', async () => {
    const personId = await meet('096085000203');
    await look('096085000203');
    const { rows } = await sql<{ reason: string; actorId: string }>`
      select reason, actor_id as "actorId" from ledger_entry where subject_kind = 'person' and subject_id = ${personId} order by id`.execute(
      lent.db,
    );
    expect(rows).toEqual([
      { reason: 'counter-intake', actorId: actor.officerId },
      { reason: 'counter-intake', actorId: actor.officerId },
    ]);
  });

  test('who declared a number online is the same person when they name its phone, and nobody else is', async () => {
    const cccd = '096085000204';
    const declare = async (phone: string): Promise<string> => {
      const id = await addPerson(lent.db, { phone, now: NOW });
      await sql`update person set cccd = ${cccd}, full_name = 'Tự Khai' where id = ${id}`.execute(lent.db);
      return id;
    };
    const [theirs, pretender] = [await declare('0900000992'), await declare('0900000993')];
    expect(expectOk(await look(cccd)).person).toBeNull();
    expect(await meet(cccd, { phone: '0900000992' })).toBe(theirs);
    expect(await getPerson(lent.db, theirs)).toMatchObject({ identity: 'verified', fullName: 'Nguyễn Văn Thử' });
    expect(await meet(cccd, { phone: '0900000993' })).toBe(theirs);
    expect(await getPerson(lent.db, pretender)).toMatchObject({ identity: 'declared' });
  });

  test('papers by post prove nobody', async () => {
    const personId = await meet('096085000205', { cardSeen: false });
    expect(await getPerson(lent.db, personId)).toMatchObject({ identity: 'declared' });
    expect(expectOk(await look('096085000205')).person).toBeNull();
  });

  test('everything that is wrong is named at once', async () => {
    const asked = { actor, deskId: DESK, cardSeen: true, typed: typed('12', { fullName: '', sex: '', phone: '123', detail: 'Ấp 1' }) };
    const refused = await meetVisitor(asked, { db: lent.db, now: NOW });
    expect(refused).toMatchObject({ refusal: { code: 'visitor.malformed' } });
    const fields = refused.ok || refused.refusal.code !== 'visitor.malformed' ? [] : refused.refusal.issues.map(({ field }) => field);
    expect(fields).toEqual(['cccd', 'fullName', 'sex', 'phone', 'unitCode']);
  });

  test.each([
    ['another desk', { ...actor, roles: [{ role: 'receiver', agencyId: 'H99.02' }] }],
    ['another office', { ...actor, roles: [{ role: 'leader', agencyId: DESK }] }],
    ['a citizen', { kind: 'citizen' } as const],
  ])('nobody is looked up or entered from %s', async (_who, asker) => {
    expect(await look('096085000202', asker)).toMatchObject({ refusal: { code: 'counter.not-yours' } });
    const refused = await meetVisitor(
      { actor: asker, deskId: DESK, typed: typed('096085000209'), cardSeen: true },
      { db: lent.db, now: NOW },
    );
    expect(refused).toMatchObject({ refusal: { code: 'counter.not-yours' } });
  });

  test('a substitute on the seat of a receiver may', async () => {
    const substitute = { ...actor, roles: [], standIns: [{ role: 'receiver', agencyId: DESK }] };
    expect((await look('096085000202', substitute)).ok).toBe(true);
  });
});
