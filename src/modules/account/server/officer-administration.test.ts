import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { entriesAbout } from '#modules/ledger/server';
import type { RoleAtAgency } from '#modules/staff';
import type { StaffAdministrator } from '#modules/staff/server';
import { useDatabase } from '#test/database';
import { activateAccount } from './activate-account.ts';
import { addOfficer } from './add-officer.ts';
import { deactivateOfficer, entrustRole, reactivateOfficer, takeRoleBack } from './change-officer.ts';
import { enrolOfficer, type FirstCredentials } from './enrol-officer.ts';
import { renewCredentials } from './renew-credentials.ts';
import { sessionActor } from './session-actor.ts';
import { HOME, needsAt, NOON, otherThan, someAgencies } from './sign-in.fixture.ts';
import { signInOfficer } from './sign-in-officer.ts';
import { totpCode } from './totp.ts';

const database = useDatabase();
const CHOSEN = 'cá lóc nướng trui';
const CENTRE = { role: 'administrator', agencyId: 'H12.01' } as const;
const RECEIVER = { role: 'receiver', agencyId: 'H12.06' } as const;
const TODAY = { endsOn: null, today: '2026-11-22', reason: null } as const;

let by: StaffAdministrator;
let logins = 0;

beforeAll(() => someAgencies(database.ownerDb));

// Each test begins with one administrator of the province, proven a moment ago.
beforeEach(async () => {
  await sql`delete from officer_role where role = 'administrator'`.execute(database.ownerDb);
  by = await anAdministrator();
});

function needs(now = NOON) {
  return { ...needsAt(database.db, now), provincialSeats: ['H12', 'H12.01'] };
}

async function anAdministrator(): Promise<StaffAdministrator> {
  const given = { login: aLogin(), fullName: 'Quản Trị Thử', roles: [CENTRE] };
  const { officerId } = expectOk(await addOfficer({ actor: { kind: 'system' }, ...given }, needs()));
  return { officerId, agencyId: 'H12.01', covers: 'province', provenAt: NOON.toString() };
}

function aLogin(): string {
  logins += 1;
  return `thu.${logins}`;
}

function enrol(more: { by?: StaffAdministrator; roles?: readonly RoleAtAgency[]; login?: string } = {}) {
  return enrolOfficer({ by, login: aLogin(), fullName: 'Cán Bộ Mới', email: '', phone: '', roles: [RECEIVER], ...more }, needs());
}

function activate(given: FirstCredentials, more: { code?: string; chosen?: string; password?: string; at?: Temporal.Instant } = {}) {
  const { at = NOON, ...rest } = more;
  const code = totpCode(given.totpSecret ?? '', at);
  return activateAccount({ login: given.login, password: given.password ?? '', code, chosen: CHOSEN, address: HOME, ...rest }, needs(at));
}

function signIn(given: FirstCredentials, { password, at = NOON }: { password: string; at?: Temporal.Instant }) {
  const code = totpCode(given.totpSecret ?? '', at);
  return signInOfficer({ login: given.login, password, code, address: HOME }, needs(at));
}

describe('an officer who was entered by an administrator', () => {
  test('chooses a password before anything else, and is signed in with their role', async () => {
    const given = expectOk(await enrol());
    expect(given.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await signIn(given, { password: given.password ?? '' })).toEqual({ ok: false, refusal: { code: 'sign-in.first-password' } });
    const { token } = expectOk(await activate(given));
    expect((await sessionActor(token, needs()))?.actor).toMatchObject({ kind: 'officer', officerId: given.officerId, roles: [RECEIVER] });

    const later = NOON.add({ minutes: 5 });
    expect(await activate(given, { at: later })).toEqual({ ok: false, refusal: { code: 'sign-in.wrong' } });
    expect(await signIn(given, { password: given.password ?? '', at: later })).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expectOk(await signIn(given, { password: CHOSEN, at: later }));
  });

  test('has a week for it', async () => {
    const given = expectOk(await enrol());
    const refusal = { code: 'sign-in.first-password-over' };
    expect(await activate(given, { at: NOON.add({ hours: 7 * 24 + 1 }) })).toEqual({ ok: false, refusal });
    expect(await signIn(given, { password: given.password ?? '', at: NOON.add({ hours: 7 * 24 + 1 }) })).toEqual({ ok: false, refusal });
  });

  test('needs everything right, and a password worth the name', async () => {
    const given = expectOk(await enrol());
    expect(await activate(given, { code: otherThan(totpCode(given.totpSecret ?? '', NOON)) })).toMatchObject({
      refusal: { code: 'sign-in.wrong' },
    });
    expect(await activate(given, { password: 'another' })).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expect(await activate(given, { chosen: 'ngắn' })).toMatchObject({ refusal: { code: 'password.too-short', least: 12 } });
    expect(await activate(given, { chosen: given.password ?? '' })).toMatchObject({ refusal: { code: 'password.same' } });
    expect(await activate(given, { chosen: 'aaaaaaaaaaaaaaa' })).toMatchObject({ refusal: { code: 'password.too-plain' } });
    expect(await activate(given, { chosen: `${given.login}-2026-abc` })).toMatchObject({ refusal: { code: 'password.too-plain' } });
    expectOk(await activate(given));
  });

  test('stands in the ledger with what they were entrusted with, and nothing personal', async () => {
    const { officerId, login } = expectOk(await enrol());
    const [entry] = await entriesAbout(database.db, { kind: 'officer', id: officerId }, { limit: 5 });
    expect(entry).toMatchObject({
      by: { kind: 'officer', id: by.officerId, role: 'administrator', agencyId: 'H12.01' },
      kind: 'administered',
      reason: 'officer.enrolled',
      data: { before: null, after: { roles: [RECEIVER] } },
    });
    expect(JSON.stringify(entry)).not.toContain(login);
    expect(await enrol({ login })).toMatchObject({ refusal: { code: 'login.taken' } });
  });
});

describe('an officer who goes', () => {
  test('is out at once, in every browser, until they are let in again', async () => {
    const given = expectOk(await enrol());
    const { token } = expectOk(await activate(given));
    expectOk(await deactivateOfficer({ by, officerId: given.officerId }, needs()));
    expect(await sessionActor(token, needs())).toBeNull();
    const later = NOON.add({ minutes: 5 });
    expect(await signIn(given, { password: CHOSEN, at: later })).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expectOk(await reactivateOfficer({ by, officerId: given.officerId }, needs()));
    expect(await sessionActor(token, needs())).toBeNull();
    expectOk(await signIn(given, { password: CHOSEN, at: NOON.add({ minutes: 10 }) }));
  });

  test('has a new first password or authenticator, and the old ones are worthless', async () => {
    const given = expectOk(await enrol());
    const { token } = expectOk(await activate(given));
    const renewed = expectOk(await renewCredentials({ by, officerId: given.officerId, what: 'authenticator' }, needs()));
    expect(await sessionActor(token, needs())).toBeNull();
    const later = NOON.add({ minutes: 5 });
    expect(await signIn(given, { password: CHOSEN, at: later })).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expectOk(await signIn({ ...given, totpSecret: renewed.totpSecret }, { password: CHOSEN, at: later }));
    const again = expectOk(await renewCredentials({ by, officerId: given.officerId, what: 'password' }, needs()));
    expect(again).toMatchObject({ totpSecret: null, totpUri: null });
    const afterwards = NOON.add({ minutes: 10 });
    const now = { ...given, password: again.password, totpSecret: renewed.totpSecret };
    expect(await signIn(now, { password: CHOSEN, at: afterwards })).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expectOk(await activate(now, { at: afterwards, chosen: 'ba khía rạch gốc' }));
  });
});

describe('administrators', () => {
  test('never change their own account', async () => {
    const refusal = { code: 'administration.not-yourself' };
    expect(await deactivateOfficer({ by, officerId: by.officerId }, needs())).toMatchObject({ refusal });
    expect(await takeRoleBack({ by, officerId: by.officerId, role: CENTRE, reason: null }, needs())).toMatchObject({ refusal });
    expect(await renewCredentials({ by, officerId: by.officerId, what: 'password' }, needs())).toMatchObject({ refusal });
  });

  test('two who take each other away at the same moment: one is left', async () => {
    for (let round = 0; round < 10; round += 1) {
      await sql`delete from officer_role where role = 'administrator'`.execute(database.ownerDb);
      const [one, other] = [await anAdministrator(), await anAdministrator()];
      const outcomes = await Promise.all([
        deactivateOfficer({ by: one, officerId: other.officerId }, needs()),
        takeRoleBack({ by: other, officerId: one.officerId, role: CENTRE, reason: null }, needs()),
      ]);
      expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'administration.last-administrator' } });
    }
  });

  test('who never chose a password of their own do not count as left', async () => {
    const fresh = expectOk(await enrol({ roles: [CENTRE] }));
    const other: StaffAdministrator = { ...by, officerId: fresh.officerId };
    expect(await deactivateOfficer({ by: other, officerId: by.officerId }, needs())).toMatchObject({
      refusal: { code: 'administration.last-administrator' },
    });
    expectOk(await activate(fresh));
    expectOk(await deactivateOfficer({ by: other, officerId: by.officerId }, needs()));
  });

  test('of one agency reach nobody above it', async () => {
    const local: StaffAdministrator = { ...by, agencyId: 'H12.06', covers: new Set(['H12.06']) };
    const inside = expectOk(await enrol({ by: local }));
    const above = expectOk(await enrol({ roles: [RECEIVER, { role: 'leader', agencyId: 'H12.01' }] }));
    const refusal = { code: 'administration.not-allowed' };
    expect(await enrol({ by: local, roles: [CENTRE] })).toMatchObject({ refusal });
    expect(await enrol({ by: local, roles: [] })).toMatchObject({ refusal });
    for (const what of ['password', 'authenticator'] as const) {
      expect(await renewCredentials({ by: local, officerId: above.officerId, what }, needs())).toMatchObject({ refusal });
    }
    expect(await deactivateOfficer({ by: local, officerId: above.officerId }, needs())).toMatchObject({ refusal });
    expect(await entrustRole({ by: local, officerId: inside.officerId, role: CENTRE, ...TODAY }, needs())).toMatchObject({ refusal });
    expect(await entrustRole({ by: local, officerId: above.officerId, role: RECEIVER, ...TODAY }, needs())).toMatchObject({ refusal });
    expectOk(await entrustRole({ by: local, officerId: inside.officerId, role: { role: 'head', agencyId: 'H12.06' }, ...TODAY }, needs()));
  });

  test('prove who they are before they touch an account, and the proof wears off', async () => {
    const given = expectOk(await enrol());
    const refusal = { code: 'administration.proof-needed' };
    const unproven = { ...by, provenAt: null };
    expect(await enrol({ by: unproven })).toMatchObject({ refusal });
    expect(await deactivateOfficer({ by: unproven, officerId: given.officerId }, needs())).toMatchObject({ refusal });
    const late = needs(NOON.add({ minutes: 16 }));
    expect(await renewCredentials({ by, officerId: given.officerId, what: 'password' }, late)).toMatchObject({ refusal });
    expect(await takeRoleBack({ by, officerId: given.officerId, role: RECEIVER, reason: null }, late)).toMatchObject({ refusal });
  });

  test('do a thing once when they do it twice', async () => {
    const { officerId } = expectOk(await enrol());
    const head = { role: 'head', agencyId: 'H12.06' } as const;
    for (let time = 0; time < 2; time += 1) expectOk(await entrustRole({ by, officerId, role: head, ...TODAY }, needs()));
    for (let time = 0; time < 2; time += 1) expectOk(await takeRoleBack({ by, officerId, role: head, reason: null }, needs()));
    for (let time = 0; time < 2; time += 1) expectOk(await deactivateOfficer({ by, officerId }, needs()));
    const told = (await entriesAbout(database.db, { kind: 'officer', id: officerId }, { limit: 10 })).map(({ reason }) => reason);
    expect(told).toEqual(['officer.deactivated', 'role.ended', 'role.granted', 'officer.enrolled']);
    expect(await entrustRole({ by, officerId, role: head, ...TODAY, endsOn: '2026-11-21' }, needs())).toMatchObject({
      refusal: { code: 'role.ends-before' },
    });
  });
});
