import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { addOfficer } from './add-officer.ts';
import { forgetExpired } from './forget-expired.ts';
import { bringPreferences, keepPreferences } from './keep-preferences.ts';
import { languageOf } from './preferences-store.ts';
import { issueToken } from './issue-token.ts';
import { requestCode } from './request-code.ts';
import { sessionActor, signOut, signOutElsewhere } from './session-actor.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { anOfficer, codeOnPhone, HOME, needsAt, NOON, someAgencies } from './sign-in.fixture.ts';

const database = useDatabase();

beforeAll(() => someAgencies(database.ownerDb));

async function aCitizen(phone: string, { replaces = null, at = NOON }: { replaces?: string | null; at?: Temporal.Instant } = {}) {
  const { challengeId } = expectOk(await requestCode({ phone, address: HOME }, needsAt(database.db, at)));
  const code = await codeOnPhone(database.db, challengeId);
  return expectOk(await signInByCode({ challengeId, code, address: HOME, replaces }, needsAt(database.db, at)));
}

function who(token: string, at = NOON) {
  return sessionActor(token, needsAt(database.db, at));
}

describe('a session', () => {
  test('lasts while it is used, and no longer than seven days for a citizen', async () => {
    const { token } = await aCitizen('0900000201');
    for (let hours = 0; hours < 7 * 24; hours += 11) expect(await who(token, NOON.add({ hours }))).not.toBeNull();
    expect(await who(token, NOON.add({ hours: 7 * 24 }))).toBeNull();
  });

  test('that nobody used for twelve hours is over', async () => {
    const { token } = await aCitizen('0900000202');
    expect(await who(token, NOON.add({ hours: 12 }))).toBeNull();
  });

  test('writes nothing while pages are read within the same minutes', async () => {
    const { token } = await aCitizen('0900000203');
    const version = async () =>
      (await sql<{ xmin: string }>`select xmin::text from session order by created_at desc, expires_at desc`.execute(database.db)).rows;
    const before = await version();
    await who(token, NOON.add({ minutes: 4 }));
    expect(await version()).toEqual(before);
    await who(token, NOON.add({ minutes: 6 }));
    expect(await version()).not.toEqual(before);
  });

  test('knows how its owner wants the site, on every device', async () => {
    const phone = await aCitizen('0900000205');
    const said = { lang: 'en', textSize: 'larger', contrast: null } as const;
    const actor = (await who(phone.token))!.actor;
    await keepPreferences({ actor, said }, needsAt(database.db));
    await keepPreferences({ actor, said: { lang: null, textSize: 'large', contrast: null } }, needsAt(database.db));
    const tablet = await aCitizen('0900000205');
    expect((await who(tablet.token))?.preferences).toEqual({ lang: 'en', textSize: 'large', contrast: null });

    await bringPreferences({ actor, remembered: { lang: 'vi', textSize: null, contrast: 'high' } }, needsAt(database.db));
    expect((await who(tablet.token))?.preferences).toEqual({ lang: 'en', textSize: 'large', contrast: 'high' });
    expect(await languageOf(database.db, tablet.actor.personId)).toBe('en');
  });

  test('is one query', async () => {
    const { token } = await aCitizen('0900000204');
    let queries = 0;
    const watched = database.db.withPlugin({
      transformQuery: ({ node }) => ((queries += 1), node),
      transformResult: ({ result }) => Promise.resolve(result),
    });
    await sessionActor(token, needsAt(watched));
    expect(queries).toBe(1);
  });

  test('ends by signing out; twice is no fault', async () => {
    const { token } = await aCitizen('0900000205');
    await signOut(token, needsAt(database.db));
    await signOut(token, needsAt(database.db));
    expect(await who(token)).toBeNull();
  });

  test('is replaced by the next sign-in of the same browser', async () => {
    const first = await aCitizen('0900000206');
    const second = await aCitizen('0900000206', { replaces: first.token });
    expect(second.token).not.toBe(first.token);
    expect(await who(first.token)).toBeNull();
    expect(await who(second.token)).not.toBeNull();
  });

  test('on other browsers can be ended from this one, and nobody else notices', async () => {
    const [here, there, neighbour] = [await aCitizen('0900000207'), await aCitizen('0900000207'), await aCitizen('0900000208')];
    expect(await signOutElsewhere({ actor: here.actor, token: here.token }, needsAt(database.db))).toBe(1);
    expect(await who(there.token)).toBeNull();
    expect(await who(here.token)).not.toBeNull();
    expect(await who(neighbour.token)).not.toBeNull();
  });

  test('cannot be opened by what the database holds', async () => {
    const { token } = await aCitizen('0900000209');
    const { rows } = await sql<{ hash: string }>`select encode(token_hash, 'base64') as hash from session`.execute(database.db);
    expect(rows.map(({ hash }) => hash)).not.toContain(token);
    for (const { hash } of rows) expect(await who(hash)).toBeNull();
  });

  test.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(43)}\0`, "' or true --"])('%j opens nothing', async (token) => {
    expect(await who(token)).toBeNull();
  });
});

describe('a bearer token', () => {
  test('stands for a citizen by phone or an officer by login', async () => {
    const citizen = await aCitizen('0900000210');
    const officer = await anOfficer(database.db, 'thu.token');
    const token = (of: string) => issueToken({ actor: { kind: 'system' }, for: of }, needsAt(database.db));
    expect(await who(expectOk(await token('+84 900000210')).token)).toMatchObject({ actor: citizen.actor, by: 'token' });
    expect(await who(expectOk(await token('THU.token')).token)).toMatchObject({ actor: { officerId: officer.officerId }, by: 'token' });
    expect(await token('0900000299')).toEqual({ ok: false, refusal: { code: 'account.unknown' } });
  });

  test('of an officer may decide for its whole life, which is a week', async () => {
    await anOfficer(database.db, 'thu.token.hai');
    const { token } = expectOk(await issueToken({ actor: { kind: 'system' }, for: 'thu.token.hai' }, needsAt(database.db)));
    const later = NOON.add({ hours: 100 });
    expect((await who(token, later))?.actor).toMatchObject({ reauthenticatedAt: later.toString() });
    expect(await who(token, NOON.add({ hours: 7 * 24 }))).toBeNull();
  });

  test('is not made for who merely asks', async () => {
    const { actor } = await aCitizen('0900000211');
    expect(await issueToken({ actor, for: '0900000211' }, needsAt(database.db))).toEqual({
      ok: false,
      refusal: { code: 'account.not-allowed' },
    });
  });
});

describe('entering an officer', () => {
  const system = { kind: 'system' } as const;

  test.each([
    [{ login: 'x', fullName: 'Cán Bộ Thử' }, 'login.malformed'],
    [{ login: 'thu mot', fullName: 'Cán Bộ Thử' }, 'login.malformed'],
    [{ login: 'thu.ten', fullName: '<b>' }, 'name.malformed'],
    [{ login: 'thu.ten', fullName: 'Cán Bộ Thử', password: 'short' }, 'password.too-short'],
  ])('%j is refused as %s', async (given, code) => {
    expect(await addOfficer({ actor: system, roles: [], ...given }, needsAt(database.db))).toMatchObject({ ok: false, refusal: { code } });
  });

  test('with a login somebody has leaves nothing behind', async () => {
    await anOfficer(database.db, 'thu.trung');
    const officers = async () => (await sql`select id from officer`.execute(database.db)).rows.length;
    const before = await officers();
    const again = await addOfficer({ actor: system, login: 'Thu.Trung', fullName: 'Người Khác', roles: [] }, needsAt(database.db));
    expect(again).toEqual({ ok: false, refusal: { code: 'login.taken' } });
    expect(await officers()).toBe(before);
  });
});

test('what can no longer matter is forgotten, and nothing else', async () => {
  const old = await aCitizen('0900000212');
  const fresh = await aCitizen('0900000212', { at: NOON.add({ hours: 30 }) });
  await forgetExpired(needsAt(database.db, NOON.add({ hours: 31 })));
  const { rows } = await sql<{ codes: number; sessions: number }>`
    select (select count(*)::int from one_time_code) as codes,
      (select count(*)::int from session join account on account.id = account_id where phone = '0900000212') as sessions`.execute(
    database.db,
  );
  expect(rows[0]).toEqual({ codes: 1, sessions: 1 });
  expect(await who(fresh.token, NOON.add({ hours: 31 }))).not.toBeNull();
  expect(await who(old.token)).toBeNull();
});
