import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import type { TypedProfile } from '../profile.ts';
import { addPerson, getPerson, verifyIdentity } from './person-store.ts';
import { saveProfile } from './save-profile.ts';

const database = useDatabase();
const NOON = Temporal.Instant.from('2026-11-22T05:00:00Z');

const TYPED: TypedProfile = {
  fullName: 'Người Thử Một',
  cccd: '096085000001',
  birthDate: '1985-09-04',
  sex: 'male',
  unitCode: '32248',
  area: '',
  detail: 'Ấp Mũi',
  email: '',
};

function needs() {
  return { db: database.db, now: NOON };
}

async function aPerson(phone: string): Promise<string> {
  return addPerson(database.db, { phone, now: NOON });
}

function save(personId: string, changed: Partial<TypedProfile> = {}) {
  return saveProfile({ actor: { kind: 'citizen', personId }, typed: { ...TYPED, ...changed } }, needs());
}

beforeAll(async () => {
  await sql`
    insert into place_unit (code, kind, name, province_code)
    values ('96', 'province', 'Tỉnh Cà Mau', '96'), ('32248', 'commune', 'Xã Đất Mũi', '96')`.execute(database.ownerDb);
});

describe('a profile', () => {
  test('is kept and can be read again', async () => {
    const personId = await aPerson('0900000301');
    expect((await save(personId, { email: 'thu@example.vn' })).ok).toBe(true);
    expect(await getPerson(database.db, personId)).toEqual({
      id: personId,
      identity: 'declared',
      fullName: 'Người Thử Một',
      cccd: '096085000001',
      birthDate: '1985-09-04',
      sex: 'male',
      address: { unitCode: '32248', detail: 'Ấp Mũi' },
      phone: '0900000301',
      email: 'thu@example.vn',
    });
  });

  test('with one wrong field changes nothing', async () => {
    const personId = await aPerson('0900000302');
    await save(personId, { cccd: '096085000002' });
    expect((await save(personId, { fullName: 'Tên Mới', cccd: '1' })).ok).toBe(false);
    expect(await getPerson(database.db, personId)).toMatchObject({ fullName: 'Người Thử Một', cccd: '096085000002' });
  });

  test('is not for officers to fill in', async () => {
    expect(await saveProfile({ actor: { kind: 'officer' }, typed: TYPED }, needs())).toEqual({
      ok: false,
      refusal: { code: 'profile.not-yours' },
    });
  });
});

describe('the number of somebody else', () => {
  test('whose identity is proven is refused, and whose it is is not said', async () => {
    const [owner, other] = [await aPerson('0900000303'), await aPerson('0900000304')];
    await save(owner, { cccd: '096085000003' });
    await verifyIdentity(database.db, { personId: owner, now: NOON });
    expect(await save(other, { cccd: '096085000003' })).toEqual({ ok: false, refusal: { code: 'profile.cccd-taken' } });
    expect((await getPerson(database.db, other)).cccd).toBeNull();
    expect((await save(owner, { cccd: '096085000003' })).ok).toBe(true);
  });

  test('who merely declared it first keeps nobody from declaring their own', async () => {
    const [squatter, owner] = [await aPerson('0900000305'), await aPerson('0900000306')];
    await save(squatter, { cccd: '096085000004' });
    expect((await save(owner, { cccd: '096085000004' })).ok).toBe(true);
  });

  test('cannot be proven twice, even around the rules', async () => {
    const [one, other] = [await aPerson('0900000307'), await aPerson('0900000308')];
    for (const personId of [one, other]) await save(personId, { cccd: '096085000005' });
    await verifyIdentity(database.db, { personId: one, now: NOON });
    await expect(verifyIdentity(database.db, { personId: other, now: NOON })).rejects.toThrow(/person_verified_cccd/);
  });
});

test('once the identity is proven only address and e-mail change', async () => {
  const personId = await aPerson('0900000309');
  await save(personId, { cccd: '096085000006' });
  await verifyIdentity(database.db, { personId, now: NOON });
  expect(
    (await save(personId, { fullName: 'Kẻ Mạo Danh', cccd: '096085000007', birthDate: '1999-01-01', sex: 'female', detail: 'Ấp Mới' })).ok,
  ).toBe(true);
  expect(await getPerson(database.db, personId)).toMatchObject({
    fullName: 'Người Thử Một',
    cccd: '096085000006',
    birthDate: '1985-09-04',
    sex: 'male',
    address: { detail: 'Ấp Mới' },
  });
});
