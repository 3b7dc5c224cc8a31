import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { SIGN_IN_LIMITS } from '../sign-in-limits.ts';
import type { AddedOfficer } from './add-officer.ts';
import { reauthenticate } from './reauthenticate.ts';
import { sessionActor } from './session-actor.ts';
import { signInOfficer } from './sign-in-officer.ts';
import { anOfficer, ELSEWHERE, HOME, needsAt, NOON, otherThan, someAgencies } from './sign-in.fixture.ts';
import { totpCode } from './totp.ts';

const database = useDatabase();
const WRONG = { ok: false, refusal: { code: 'sign-in.wrong' } };

beforeAll(() => someAgencies(database.ownerDb));

function signIn(
  officer: AddedOfficer,
  {
    at = NOON,
    from = HOME,
    ...changed
  }: { at?: Temporal.Instant; from?: string; password?: string; code?: string; login?: string; replaces?: string } = {},
) {
  const given = { login: officer.login, password: officer.password, code: totpCode(officer.totpSecret, at), address: from, ...changed };
  return signInOfficer(given, needsAt(database.db, at));
}

describe('an officer', () => {
  test('signs in with login, password and code, and is who their roles say', async () => {
    const officer = await anOfficer(database.db, 'thu.mot');
    const { token } = expectOk(await signIn(officer, { login: '  Thu.MOT ' }));
    expect(await sessionActor(token, needsAt(database.db))).toEqual({
      actor: {
        kind: 'officer',
        accountId: officer.accountId,
        officerId: officer.officerId,
        roles: [
          { role: 'receiver', agencyId: 'H12.01' },
          { role: 'leader', agencyId: 'H12.06' },
        ],
        reauthenticatedAt: null,
      },
      name: 'Cán Bộ Thử',
      by: 'browser',
      preferences: { lang: null, textSize: null, contrast: null },
    });
  });

  test('is told the same whatever part is wrong, and when there is no such login', async () => {
    const officer = await anOfficer(database.db, 'thu.hai');
    expect(await signIn(officer, { password: 'quite another one' })).toEqual(WRONG);
    expect(await signIn(officer, { code: otherThan(totpCode(officer.totpSecret, NOON)) })).toEqual(WRONG);
    expect(await signIn(officer, { code: '' })).toEqual(WRONG);
    expect(await signIn(officer, { login: 'nobody.here' })).toEqual(WRONG);
    expect(await signIn(officer, { login: '' })).toEqual(WRONG);
    expect(await signIn(officer, { login: 'thu.\0ba\ud800' })).toEqual(WRONG);
  });

  test('who left cannot sign in, and their open session ends at once', async () => {
    const officer = await anOfficer(database.db, 'thu.ba');
    const { token } = expectOk(await signIn(officer));
    await sql`update officer set active = false where id = ${officer.officerId}`.execute(database.db);
    expect(await sessionActor(token, needsAt(database.db))).toBeNull();
    expect(await signIn(officer, { at: NOON.add({ minutes: 1 }) })).toEqual(WRONG);
  });

  test('a role granted or taken counts from the next page on', async () => {
    const officer = await anOfficer(database.db, 'thu.tu');
    const { token } = expectOk(await signIn(officer));
    await sql`delete from officer_role where officer_id = ${officer.officerId} and role = 'leader'`.execute(database.db);
    const actor = (await sessionActor(token, needsAt(database.db)))?.actor;
    expect(actor?.kind === 'officer' && actor.roles).toEqual([{ role: 'receiver', agencyId: 'H12.01' }]);
  });
});

describe('a code of the authenticator app', () => {
  test('works once, and says so to who knew the password', async () => {
    const officer = await anOfficer(database.db, 'thu.nam');
    expect((await signIn(officer)).ok).toBe(true);
    expect(await signIn(officer)).toEqual({ ok: false, refusal: { code: 'sign-in.code-used' } });
    expect((await signIn(officer, { at: NOON.add({ seconds: 30 }) })).ok).toBe(true);
  });

  test('of an earlier step does not work after a later one', async () => {
    const officer = await anOfficer(database.db, 'thu.sau');
    expect((await signIn(officer, { code: totpCode(officer.totpSecret, NOON.add({ seconds: 30 })) })).ok).toBe(true);
    expect(await signIn(officer)).toEqual({ ok: false, refusal: { code: 'sign-in.code-used' } });
  });

  test('sent eight times at the same instant opens one session', async () => {
    const officer = await anOfficer(database.db, 'thu.bay');
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(officer)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is not used up by a wrong password', async () => {
    const officer = await anOfficer(database.db, 'thu.tam');
    expect(await signIn(officer, { password: 'quite another one' })).toEqual(WRONG);
    expect((await signIn(officer)).ok).toBe(true);
  });

  test('cannot be read from the database', async () => {
    const officer = await anOfficer(database.db, 'thu.chin');
    const { rows } = await sql<{ totp_secret: Buffer; password_hash: string }>`
      select totp_secret, password_hash from account where id = ${officer.accountId}`.execute(database.db);
    expect(rows[0]?.totp_secret.includes(officer.totpSecret)).toBe(false);
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$/);
  });
});

describe('a stranger who guesses passwords', () => {
  test('is stopped at their address, and the officer elsewhere is not', async () => {
    const officer = await anOfficer(database.db, 'thu.muoi');
    const guesses = await Promise.all(Array.from({ length: 14 }, () => signIn(officer, { from: ELSEWHERE, password: 'a wrong password' })));
    const stopped = guesses.filter((one) => !one.ok && one.refusal.code === 'sign-in.too-many-tries');
    expect(stopped).toHaveLength(14 - SIGN_IN_LIMITS.triesPerLoginFromAddress.most);
    expect(await signIn(officer, { from: ELSEWHERE })).toMatchObject({ refusal: { code: 'sign-in.too-many-tries', minutes: 15 } });
    expect((await signIn(officer)).ok).toBe(true);
  });

  test('cannot tell from the work done whether a login exists', async () => {
    const officer = await anOfficer(database.db, 'thu.muoimot');
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 8; round += 1) {
      for (const [kind, login] of [
        ['known', officer.login],
        ['unknown', 'nobody.at.all'],
      ] as const) {
        const started = performance.now();
        await signIn(officer, { login, password: 'a wrong password', from: `198.51.100.${round}` });
        times[kind].push(performance.now() - started);
      }
    }
    const quickest = (of: number[]): number => Math.min(...of);
    expect(quickest(times.unknown)).toBeGreaterThan(quickest(times.known) * 0.5);
    expect(quickest(times.unknown)).toBeLessThan(quickest(times.known) * 2);
  });
});

describe('proving again who one is, before a decision', () => {
  async function signedIn(login: string) {
    const officer = await anOfficer(database.db, login);
    const { token } = expectOk(await signIn(officer));
    const { actor } = (await sessionActor(token, needsAt(database.db)))!;
    const prove = (proof: string, at = NOON.add({ minutes: 2 }), from = HOME) =>
      reauthenticate({ actor, token, proof, address: from }, needsAt(database.db, at));
    return { officer, token, prove };
  }

  test('by password or by a new code, and the session remembers when', async () => {
    const { officer, token, prove } = await signedIn('thu.muoihai');
    expect(await prove(officer.password)).toEqual({ ok: true, value: { reauthenticatedAt: '2026-11-22T05:02:00Z' } });
    expect((await sessionActor(token, needsAt(database.db)))?.actor).toMatchObject({ reauthenticatedAt: '2026-11-22T05:02:00Z' });
    const later = NOON.add({ minutes: 9 });
    expect((await prove(totpCode(officer.totpSecret, later), later)).ok).toBe(true);
  });

  test('not by the code of the sign-in, not by a wrong one, not by nothing', async () => {
    const { officer, token, prove } = await signedIn('thu.muoiba');
    expect(await prove(totpCode(officer.totpSecret, NOON), NOON)).toEqual({ ok: false, refusal: { code: 'sign-in.code-used' } });
    expect(await prove('000000')).toMatchObject({ ok: false });
    expect(await prove('')).toEqual({ ok: false, refusal: { code: 'reauthenticate.wrong' } });
    expect((await sessionActor(token, needsAt(database.db)))?.actor).toMatchObject({ reauthenticatedAt: null });
  });

  test('a thief of the session cannot guess on and on', async () => {
    const { officer, prove } = await signedIn('thu.muoibon');
    for (let guess = 0; guess < 10; guess += 1) await prove(`wrong guess number ${guess}`, NOON, ELSEWHERE);
    expect(await prove(officer.password, NOON, ELSEWHERE)).toMatchObject({ refusal: { code: 'sign-in.too-many-tries' } });
    expect((await prove(officer.password)).ok).toBe(true);
  });
});
