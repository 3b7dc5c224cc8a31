import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { actOnMandate, registerMandate } from '#modules/citizen/server';
import { useDatabase } from '#test/database';
import { actFor, forgetEnded } from './act-for.ts';
import { issueToken } from './issue-token.ts';
import { requestCode } from './request-code.ts';
import { sessionActor, sessionActorFor } from './session-actor.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { codeOnPhone, HOME, needsAt, NOON } from './sign-in.fixture.ts';

const database = useDatabase();
function needs(at = NOON) {
  return needsAt(database.db, at);
}

async function signIn(phone: string) {
  const { challengeId } = expectOk(await requestCode({ phone, address: HOME }, needs()));
  return expectOk(
    await signInByCode({ challengeId, code: await codeOnPhone(database.db, challengeId), address: HOME, replaces: null }, needs()),
  );
}

async function aMandate(principalId: string, delegateId: string, untilOn: string | null = null): Promise<string> {
  const mandate = { id: newId(), kind: 'delegate', principalId, delegateId, procedures: ['9.1'], untilOn } as const;
  expectOk(await registerMandate({ actor: { kind: 'system' }, mandate }, needs()));
  return mandate.id;
}

let principal: Awaited<ReturnType<typeof signIn>>;
let delegate: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  principal = await signIn('0900000301');
  delegate = await signIn('0900000302');
  await sql`update person set full_name = 'Người Thử' where id = ${principal.actor.personId}`.execute(database.db);
});

describe('acting for another', () => {
  test('lasts until it is given up; a new sign-in is one’s own', async () => {
    const mandateId = await aMandate(principal.actor.personId, delegate.actor.personId);
    expectOk(await actFor({ ...delegate, mandateId }, needs()));
    const { actor, actingSince } = (await sessionActor(delegate.token, needs()))!;
    expect(actor).toEqual({
      ...delegate.actor,
      actingFor: {
        kind: 'person',
        id: principal.actor.personId,
        name: 'Người Thử',
        mandateId,
        as: 'delegate',
        procedures: ['9.1'],
        until: null,
      },
    });
    expect(actingSince).toBe(NOON.toString());
    const elsewhere = await signIn('0900000302');
    expect((await sessionActor(elsewhere.token, needs()))?.actor).toEqual(elsewhere.actor);

    expectOk(await actFor({ ...delegate, mandateId: null }, needs()));
    expect((await sessionActor(delegate.token, needs()))?.actor).toEqual(delegate.actor);
  });

  test('ends with the very next request when the mandate is revoked, which is told once', async () => {
    const mandateId = await aMandate(principal.actor.personId, delegate.actor.personId);
    expectOk(await actFor({ ...delegate, mandateId }, needs()));
    expectOk(await actOnMandate({ actor: principal.actor, mandateId, move: 'revoke' }, needs()));
    const found = (await sessionActor(delegate.token, needs()))!;
    expect(found).toMatchObject({ actor: delegate.actor, actingEnded: { mandateId, name: 'Người Thử' } });
    expect(found.actor).not.toHaveProperty('actingFor');
    await forgetEnded({ token: delegate.token, mandateId }, needs());
    expect(await sessionActor(delegate.token, needs())).not.toHaveProperty('actingEnded');
  });

  test('ends at midnight of the last day, in Vietnam', async () => {
    const mandateId = await aMandate(principal.actor.personId, delegate.actor.personId, '2026-11-22');
    expectOk(await actFor({ ...delegate, mandateId }, needs()));
    const before = Temporal.Instant.from('2026-11-22T23:59:59+07:00');
    expect((await sessionActor(delegate.token, needs(before)))?.actor).toHaveProperty('actingFor');
    expect((await sessionActor(delegate.token, needs(before.add({ seconds: 1 }))))?.actor).not.toHaveProperty('actingFor');
  });

  test.each(['not mine', 'nothing', 'revoked'])('by a mandate that is %s is refused, and what was stays', async (which) => {
    const mine = which === 'revoked' ? delegate.actor.personId : principal.actor.personId;
    const other = which === 'revoked' ? principal.actor.personId : delegate.actor.personId;
    const mandateId = which === 'nothing' ? 'toi-khong-biet' : await aMandate(other, mine);
    if (which === 'revoked') expectOk(await actOnMandate({ actor: delegate.actor, mandateId, move: 'revoke' }, needs()));
    expectOk(await actFor({ ...delegate, mandateId: null }, needs()));
    expect(await actFor({ ...delegate, mandateId }, needs())).toEqual({ ok: false, refusal: { code: 'mandate.not-in-force' } });
    expect((await sessionActor(delegate.token, needs()))?.actor).toEqual(delegate.actor);
  });
});

describe('a request that names a mandate', () => {
  test('is how a bearer token acts for another: for that request alone', async () => {
    const mandateId = await aMandate(principal.actor.personId, delegate.actor.personId);
    const { token } = expectOk(await issueToken({ actor: { kind: 'system' }, for: '0900000302' }, needs()));
    const named = await sessionActorFor({ token, mandateId }, needs());
    expect(named).toMatchObject({ asAsked: true, signedIn: { actor: { actingFor: { id: principal.actor.personId } } } });
    expect((await sessionActor(token, needs()))?.actor).not.toHaveProperty('actingFor');
    const stranger = await aMandate(delegate.actor.personId, principal.actor.personId);
    for (const id of [stranger, newId(), 'x'])
      expect(await sessionActorFor({ token, mandateId: id }, needs())).toMatchObject({ asAsked: false });
  });

  test('does not change in whose name a browser asks', async () => {
    const mandateId = await aMandate(principal.actor.personId, delegate.actor.personId);
    expectOk(await actFor({ ...delegate, mandateId: null }, needs()));
    const named = await sessionActorFor({ token: delegate.token, mandateId }, needs());
    expect(named?.asAsked).toBe(false);
    expect(named?.signedIn.actor).toEqual(delegate.actor);
  });
});
