import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { SIGN_IN_LIMITS } from '../sign-in-limits.ts';
import { requestCodeAgain, showChallenge } from './challenge.ts';
import { requestCode } from './request-code.ts';
import { saveOwnProfile } from './save-own-profile.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { codeOnPhone, HOME, needsAt, NOON } from './sign-in.fixture.ts';

const database = useDatabase();

async function ask(phone: string): Promise<string> {
  return expectOk(await requestCode({ phone, address: HOME }, needsAt(database.db))).challengeId;
}

describe('the question a browser was asked', () => {
  test('shows the end of the phone only, and whether its code can still be used', async () => {
    const challengeId = await ask('0900000401');
    expect(await showChallenge(challengeId, needsAt(database.db))).toEqual({ phone: '*******401', open: true });
    expect(await showChallenge(challengeId, needsAt(database.db, NOON.add({ minutes: 5 })))).toMatchObject({ open: false });
  });

  test.each(['', 'x', newId(), "' or true"])('%j was never asked', async (challengeId) => {
    expect(await showChallenge(challengeId, needsAt(database.db))).toBeNull();
    const again = await requestCodeAgain({ challengeId, address: HOME }, needsAt(database.db));
    expect(again).toEqual({ ok: false, refusal: { code: 'sign-in.code-expired' } });
  });

  test('can be asked anew, also when the code is too old; within the same limits', async () => {
    const later = needsAt(database.db, NOON.add({ minutes: 10 }));
    let challengeId = await ask('0900000402');
    for (let time = 1; time < SIGN_IN_LIMITS.codesPerPhoneFromAddress.most; time += 1) {
      const again = expectOk(await requestCodeAgain({ challengeId, address: HOME }, later));
      expect(again.challengeId).not.toBe(challengeId);
      challengeId = again.challengeId;
    }
    expect(await requestCodeAgain({ challengeId, address: HOME }, later)).toMatchObject({ refusal: { code: 'sign-in.too-many-codes' } });
  });

  test('has a new code that the phone receives, and the old one answers the old question only', async () => {
    const first = await ask('0900000403');
    const second = expectOk(await requestCodeAgain({ challengeId: first, address: HOME }, needsAt(database.db))).challengeId;
    const code = await codeOnPhone(database.db, second);
    expect((await signInByCode({ challengeId: second, code, address: HOME }, needsAt(database.db))).ok).toBe(true);
  });
});

test('nobody finds out by trying which identity numbers are known here', async () => {
  const challengeId = await ask('0900000404');
  const code = await codeOnPhone(database.db, challengeId);
  const { actor } = expectOk(await signInByCode({ challengeId, code, address: HOME }, needsAt(database.db)));
  const typed = { fullName: '', cccd: '', birthDate: '', sex: '', unitCode: '', area: '', detail: '', email: '' };
  const tries = await Promise.all(Array.from({ length: 30 }, () => saveOwnProfile({ actor, typed }, needsAt(database.db))));
  const codes = tries.map((one) => (one.ok ? 'saved' : one.refusal.code));
  expect(codes.filter((one) => one === 'profile.malformed')).toHaveLength(SIGN_IN_LIMITS.profilesPerAccount.most);
  expect(codes.filter((one) => one === 'profile.too-often')).toHaveLength(30 - SIGN_IN_LIMITS.profilesPerAccount.most);
});

test('a profile is its own person’s: nobody else has one to fill in here', async () => {
  const typed = { fullName: '', cccd: '', birthDate: '', sex: '', unitCode: '', area: '', detail: '', email: '' };
  const saved = await saveOwnProfile({ actor: { kind: 'system' }, typed }, needsAt(database.db));
  expect(saved).toEqual({ ok: false, refusal: { code: 'profile.not-yours' } });
});
