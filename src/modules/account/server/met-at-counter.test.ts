import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { addPerson, meetVisitor } from '#modules/citizen/server';
import { useDatabase } from '#test/database';
import type { CitizenActor } from '../actor.ts';
import { addCitizenAccount } from './account-store.ts';
import { saveOwnProfile } from './save-own-profile.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-11-23T08:00:00+07:00');
const DESK = 'H99.01';
const officer = { kind: 'officer', officerId: newId(), roles: [{ role: 'receiver', agencyId: DESK }] } as const;

beforeAll(async () => {
  await sql`insert into place_unit (code, kind, name, province_code) values ('00096', 'province', 'Tỉnh Thử', '00096'), ('99001', 'commune', 'Xã Thử', '00096') on conflict do nothing`.execute(
    lent.ownerDb,
  );
});

const SAID = { fullName: 'Nguyễn Văn Thử', birthDate: '01/01/1985', sex: 'male', unitCode: '99001', area: '', detail: 'Ấp 1' };

/** Somebody a counter met, who left this phone there. */
async function met(cccd: string, phone: string): Promise<string> {
  const asked = { actor: officer, deskId: DESK, typed: { ...SAID, cccd, phone }, cardSeen: true };
  return expectOk(await meetVisitor(asked, { db: lent.db, now: NOW })).personId;
}

/** Somebody who just signed up with a phone. */
async function signedUp(phone: string): Promise<CitizenActor> {
  const personId = await addPerson(lent.db, { phone, now: NOW });
  const account = await addCitizenAccount(lent.db, { personId, phone, now: NOW });
  return { kind: 'citizen', accountId: account.id, personId };
}

async function say(actor: CitizenActor, more: Partial<typeof SAID & { cccd: string }>): ReturnType<typeof saveOwnProfile> {
  const typed = { ...SAID, cccd: '', email: '', ...more };
  return saveOwnProfile({ actor, typed }, { db: lent.db, now: NOW, secretKey: 'secret' });
}

async function personOf({ accountId }: CitizenActor): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from account where id = ${accountId}`.execute(lent.db);
  return rows[0]?.personId;
}

describe('who was met at a counter before they had an account', () => {
  test('finds what was filed for them once they say who they are', async () => {
    const personId = await met('096085000401', '0900000881');
    const actor = await signedUp('0900000881');
    expectOk(await say(actor, { cccd: '096085000401' }));
    expect(await personOf(actor)).toBe(personId);
  });

  test.each([
    ['another phone', '0900000882', {}],
    ['another name', '0900000883', { fullName: 'Kẻ Khác' }],
    ['another birth date', '0900000884', { birthDate: '02/01/1985' }],
  ])('%s is somebody else', async (what, phone, said) => {
    const cccd = `0960850004${phone.slice(-2)}`;
    await met(cccd, what === 'another phone' ? '0900000899' : phone);
    const actor = await signedUp(phone);
    expect(await say(actor, { cccd, ...said })).toMatchObject({ refusal: { code: 'profile.cccd-taken' } });
    expect(await personOf(actor)).toBe(actor.personId);
  });

  test('nobody who has begun something leaves it behind', async () => {
    await met('096085000402', '0900000885');
    const actor = await signedUp('0900000885');
    await sql`
      insert into draft (id, procedure_code, procedure_revision_id, person_id, created_at, updated_at, expires_at)
      values (${newId()}, '9.1', ${newId()}, ${actor.personId}, ${NOW.toString()}, ${NOW.toString()}, ${NOW.toString()})`.execute(lent.db);
    expect(await say(actor, { cccd: '096085000402' })).toMatchObject({ refusal: { code: 'profile.cccd-taken' } });
  });

  test('a person with an account is nobody else’s', async () => {
    const personId = await met('096085000403', '0900000886');
    await addCitizenAccount(lent.db, { personId, phone: '0900000887', now: NOW });
    const actor = await signedUp('0900000886');
    expect(await say(actor, { cccd: '096085000403' })).toMatchObject({ refusal: { code: 'profile.cccd-taken' } });
  });
});
