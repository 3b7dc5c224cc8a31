import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { changeOwnPassword, offerOwnAuthenticator, takeOwnAuthenticator } from './own-credentials.ts';
import { sessionActor } from './session-actor.ts';
import { anOfficer, ELSEWHERE, HOME, needsAt, NOON, otherThan, someAgencies } from './sign-in.fixture.ts';
import { signInOfficer } from './sign-in-officer.ts';
import { totpCode } from './totp.ts';

const lent = useDatabase();
const CHOSEN = 'một con thuyền đi qua ba cửa sông';
beforeAll(() => someAgencies(lent.ownerDb));

/** Signed in twice, from the desk and from elsewhere; a minute passes for each code. */
async function atDesk(login: string) {
  const added = await anOfficer(lent.db, login);
  const at = (minute: number) => NOON.add({ minutes: minute });
  const signIn = async (minute: number, address = HOME, password = added.password) =>
    signInOfficer({ login, password, code: totpCode(added.totpSecret, at(minute)), address }, needsAt(lent.db, at(minute)));
  const here = expectOk(await signIn(0)).token;
  const elsewhere = expectOk(await signIn(1, ELSEWHERE)).token;
  const actor = (await sessionActor(here, needsAt(lent.db)))!.actor;
  const proof = (minute: number) => ({
    ...{ actor, token: here, password: added.password, address: HOME },
    code: totpCode(added.totpSecret, at(minute)),
  });
  const needs = (minute: number) => needsAt(lent.db, at(minute));
  return { added, at, signIn, here, elsewhere, actor, proof, needs };
}

describe('one’s own password', () => {
  test('is changed with both proofs; every other session ends, this one goes on, and the ledger says it without a secret', async () => {
    const desk = await atDesk('doi.mot');
    expectOk(await changeOwnPassword({ ...desk.proof(3), chosen: CHOSEN }, desk.needs(3)));
    expect(await sessionActor(desk.elsewhere, desk.needs(3))).toBeNull();
    expect(await sessionActor(desk.here, desk.needs(3))).not.toBeNull();
    expect(await desk.signIn(5)).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    expectOk(await desk.signIn(7, HOME, CHOSEN));
    const { rows } = await sql<{ reason: string; data: unknown }>`
      select reason, data from ledger_entry where subject_id = ${desk.added.officerId}::text order by id desc limit 1`.execute(lent.db);
    expect(rows).toEqual([{ reason: 'password.changed-own', data: { before: null, after: { sessionsEnded: 1 } } }]);
  });

  test.each([
    ['a wrong password', { password: 'not this one at all' }, 'own-account.wrong'],
    ['a wrong code', { code: '000000' }, 'own-account.wrong'],
    ['a password too short', { chosen: 'ngắn' }, 'password.too-short'],
    ['the same password', { chosen: 'same' }, 'password.same'],
  ])('is not changed with %s', async (what, wrong, code) => {
    const desk = await atDesk(`doi.${what.replaceAll(' ', '')}`);
    const given = { ...desk.proof(3), chosen: CHOSEN, ...wrong };
    const asked = given.chosen === 'same' ? { ...given, chosen: desk.added.password } : given;
    expect(await changeOwnPassword(asked, desk.needs(3))).toMatchObject({ refusal: { code } });
    expect(await sessionActor(desk.elsewhere, desk.needs(3))).not.toBeNull();
  });

  test('a code counts once, guessing ends soon, and a citizen has none', async () => {
    const desk = await atDesk('doi.nhieu');
    const first = desk.proof(3);
    expectOk(await changeOwnPassword({ ...first, chosen: CHOSEN }, desk.needs(3)));
    const again = { ...first, password: CHOSEN, chosen: `${CHOSEN} nữa` };
    expect(await changeOwnPassword(again, desk.needs(3))).toMatchObject({ refusal: { code: 'sign-in.code-used' } });
    let last: unknown = null;
    for (let time = 0; time < 30; time += 1) {
      last = await changeOwnPassword({ ...again, code: otherThan(first.code) }, desk.needs(3));
    }
    expect(last).toMatchObject({ refusal: { code: 'sign-in.too-many-tries' } });
    const citizen = { kind: 'citizen', accountId: desk.added.officerId, personId: desk.added.officerId } as const;
    const refused = await changeOwnPassword({ ...again, actor: citizen }, desk.needs(3));
    expect(refused).toMatchObject({ refusal: { code: 'account.not-an-officer' } });
  });
});

describe('one’s own authenticator', () => {
  test('changes when the new one has answered, not before', async () => {
    const desk = await atDesk('doi.may');
    const offered = expectOk(await offerOwnAuthenticator(desk.proof(3), desk.needs(3)));
    expectOk(await desk.signIn(5));
    const code = totpCode(offered.totpSecret, desk.at(6));
    const take = { actor: desk.actor, token: desk.here, ticket: offered.ticket, address: HOME };
    const wrong = await takeOwnAuthenticator({ ...take, code: otherThan(code) }, desk.needs(6));
    expect(wrong).toMatchObject({ refusal: { code: 'own-account.code-wrong' } });
    expectOk(await takeOwnAuthenticator({ ...take, code }, desk.needs(6)));
    expect(await sessionActor(desk.elsewhere, desk.needs(6))).toBeNull();
    expect(await desk.signIn(8)).toMatchObject({ refusal: { code: 'sign-in.wrong' } });
    const { login, password } = { login: 'doi.may', password: desk.added.password };
    const fresh = totpCode(offered.totpSecret, desk.at(9));
    expectOk(await signInOfficer({ login, password, code: fresh, address: HOME }, desk.needs(9)));
  });

  test('a ticket is good for ten minutes, and for nobody else', async () => {
    const [desk, other] = [await atDesk('doi.tre'), await atDesk('doi.khac')];
    const { ticket, totpSecret } = expectOk(await offerOwnAuthenticator(desk.proof(3), desk.needs(3)));
    const late = { actor: desk.actor, token: desk.here, ticket, address: HOME, code: totpCode(totpSecret, desk.at(14)) };
    const over = { refusal: { code: 'own-account.offer-over' } };
    expect(await takeOwnAuthenticator(late, desk.needs(14))).toMatchObject(over);
    const stolen = { ...late, actor: other.actor, code: totpCode(totpSecret, desk.at(4)) };
    expect(await takeOwnAuthenticator(stolen, desk.needs(4))).toMatchObject(over);
    expect(await takeOwnAuthenticator({ ...late, ticket: 'nonsense' }, desk.needs(4))).toMatchObject(over);
  });
});
