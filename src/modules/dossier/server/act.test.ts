import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { ACTION_TYPES } from '../actions.ts';
import type { ActionType } from '../actions.ts';
import { findDossier } from './dossier-store.ts';
import { at, DEPARTMENT, needsAt, OTHER, proven, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDossier, doAction, done, usual } from './filing.fixture.ts';
import { actOnDossier } from './act-on-dossier.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

const NOW = at('2026-08-10T10:00');

async function factsOf(dossierId: string): Promise<string[]> {
  return (await findDossier(lent.db, dossierId))?.facts.map(({ type }) => type) ?? [];
}

/** A dossier brought along by actions done as usual. */
async function brought(...actions: ActionType[]): Promise<string> {
  const dossierId = await aDossier(world);
  for (const action of actions) await done(world, { dossierId, action, now: NOW });
  return dossierId;
}

const TO_DECISION: ActionType[] = ['receive', 'assign', 'complete-step', 'complete-step', 'decide'];

describe('settling', () => {
  test('from reception to the rating, every fact by its officer', async () => {
    const dossierId = await brought(...TO_DECISION, 'issue', 'hand-over', 'rate');
    const found = await findDossier(lent.db, dossierId);
    expect(found?.dossier).toMatchObject({
      place: 'handed-over',
      national: 10,
      outcome: 'approved',
      resultNumber: '01/GCN',
      dueAt: '2026-08-17T03:00:00Z',
    });
    expect(found?.dossier.code).toMatch(new RegExp(`^${DEPARTMENT}-260810-\\d{4}$`));
    expect(found?.facts.map(({ type, by }) => [type, by.role])).toEqual([
      ['filed', null],
      ['received', 'receiver'],
      ['assigned', 'head'],
      ['step-done', 'specialist'],
      ['step-done', 'specialist'],
      ['decided', 'leader'],
      ['issued', 'records-clerk'],
      ['handed-over', 'receiver'],
      ['rated', null],
    ]);
  });

  test('the decision wants a leader who has just proved who they are', async () => {
    const dossierId = await brought('receive', 'assign', 'complete-step', 'complete-step');
    const stale = { dossierId, action: 'decide' as const, now: NOW };
    expect(await doAction(world, { ...stale, actor: world.leader })).toMatchObject({ refusal: { code: 'dossier.reauthenticate' } });
    const old = proven(world.leader, NOW.subtract({ minutes: 6 }));
    expect(await doAction(world, { ...stale, actor: old })).toMatchObject({ refusal: { code: 'dossier.reauthenticate' } });
    expectOk(await doAction(world, stale));
  });

  test('a refusal names its reasons', async () => {
    const dossierId = await brought('receive', 'assign', 'complete-step', 'complete-step');
    const body = { outcome: 'refused' };
    expect(await doAction(world, { dossierId, action: 'decide', now: NOW, body })).toMatchObject({
      refusal: { code: 'request.malformed', issues: [{ path: '/note', code: 'reason-needed' }] },
    });
    expectOk(await doAction(world, { dossierId, action: 'decide', now: NOW, body: { ...body, note: 'The vessel is not there' } }));
  });

  test('words stay out of the facts', async () => {
    const dossierId = await aDossier(world);
    await done(world, { dossierId, action: 'refuse', now: NOW, body: { reason: 'Nguyen Van An has no vessel' } });
    const { rows } = await sql<{ text: string }>`select data::text as text from dossier_fact where dossier_id = ${dossierId}`.execute(
      lent.db,
    );
    expect(rows.map(({ text }) => text).join()).not.toContain('vessel');
    const notes = await sql<{ text: string }>`select text from dossier_note where dossier_id = ${dossierId}`.execute(lent.db);
    expect(notes.rows).toEqual([{ text: 'Nguyen Van An has no vessel' }]);
  });

  test('only a specialist below the competent agency can be assigned', async () => {
    const dossierId = await brought('receive');
    for (const officerId of [world.clerk.officerId, newId()]) {
      expect(await doAction(world, { dossierId, action: 'assign', now: NOW, body: { officerId } })).toMatchObject({
        refusal: { code: 'dossier.assignee-unfit' },
      });
    }
  });

  test('an opinion is given by the body that was asked', async () => {
    const dossierId = await brought('receive', 'assign', 'ask-opinion');
    expect(await doAction(world, { dossierId, action: 'give-opinion', now: NOW, actor: world.leader })).toMatchObject({
      refusal: { code: 'dossier.not-yours' },
    });
    expect((await done(world, { dossierId, action: 'give-opinion', now: NOW })).place).toBe('appraising');
  });
});

describe('doing it twice', () => {
  test('the same request at once and again is one fact and one answer', async () => {
    const dossierId = await aDossier(world);
    const requestId = newId();
    const asked = { dossierId, action: 'receive' as const, now: NOW, requestId };
    const answers = await Promise.all(Array.from({ length: 8 }, () => doAction(world, asked)));
    answers.push(await doAction(world, asked));
    expect(new Set(answers.map((answer) => JSON.stringify(expectOk(answer)))).size).toBe(1);
    expect(await factsOf(dossierId)).toEqual(['filed', 'received']);
  });

  test('a key used for something else is refused', async () => {
    const dossierId = await aDossier(world);
    const requestId = newId();
    await done(world, { dossierId, action: 'receive', now: NOW, requestId });
    expect(await doAction(world, { dossierId, action: 'hand-over', now: NOW, requestId })).toMatchObject({
      refusal: { code: 'request.key-reused' },
    });
  });

  test('a key used before tells a stranger nothing', async () => {
    const requestId = newId();
    await done(world, { dossierId: await aDossier(world), action: 'receive', now: NOW, requestId });
    const elsewhere = { ...world.receiver, roles: [{ role: 'receiver' as const, agencyId: OTHER }] };
    const dossierId = await aDossier(world);
    expect(await doAction(world, { dossierId, action: 'receive', now: NOW, actor: elsewhere, requestId })).toMatchObject({
      refusal: { code: 'dossier.unknown' },
    });
  });

  test("one person's key is nobody else's", async () => {
    const [one, other] = [await aDossier(world), await aDossier(world)];
    const requestId = newId();
    await done(world, { dossierId: one, action: 'receive', now: NOW, requestId });
    const [, second] = world.receivers;
    expectOk(await doAction(world, { dossierId: other, action: 'receive', now: NOW, requestId, actor: second ?? world.receiver }));
  });

  test('of two officers at once one wins, the other hears who was first', async () => {
    const dossierId = await aDossier(world);
    const answers = await Promise.all(
      world.receivers.map((actor) => doAction(world, { dossierId, action: 'receive', now: NOW, actor, version: 1 })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok)) {
      expect(answer).toMatchObject({ refusal: { code: 'dossier.changed', fact: 'received', role: 'receiver', name: 'Officer receiver' } });
    }
    expect(await factsOf(dossierId)).toEqual(['filed', 'received']);
  });

  test('an officer whose turn it no longer is hears who was first', async () => {
    const dossierId = await brought('receive');
    const asked = { dossierId, action: 'ask-supplement' as const, now: NOW, actor: world.receivers[1]! };
    expect(await doAction(world, { ...asked, version: 1 })).toMatchObject({ refusal: { code: 'dossier.changed', fact: 'received' } });
    expect(await doAction(world, asked)).toMatchObject({ refusal: { code: 'dossier.not-yours' } });
  });

  test('an officer who looked at an older version is told', async () => {
    const dossierId = await brought('ask-supplement');
    expect(await doAction(world, { dossierId, action: 'receive', now: NOW, version: 1 })).toMatchObject({
      refusal: { code: 'dossier.changed', fact: 'supplement-asked' },
    });
  });
});

test('200 receptions by four officers at once: 200 codes, no gap, no duplicate', async () => {
  const day = at('2026-08-11T09:00');
  const dossiers: string[] = [];
  // Nobody may keep 200 drafts at a time.
  while (dossiers.length < 200) dossiers.push(...(await Promise.all(Array.from({ length: 20 }, () => aDossier(world)))));
  const answers = await Promise.all(
    dossiers.map((dossierId, index) =>
      doAction(world, { dossierId, action: 'receive', now: day, actor: world.receivers[index % 4] ?? world.receiver }),
    ),
  );
  const codes = answers.map((answer) => expectOk(answer).code).sort();
  expect(codes).toEqual(Array.from({ length: 200 }, (_none, index) => `${DEPARTMENT}-260811-${String(index + 1).padStart(4, '0')}`));
});

test('a reception that comes to nothing uses up no code', async () => {
  const day = at('2026-08-12T09:00');
  const dossierId = await aDossier(world);
  await Promise.all(world.receivers.map((actor) => doAction(world, { dossierId, action: 'receive', now: day, actor })));
  const next = await done(world, { dossierId: await aDossier(world), action: 'receive', now: day });
  expect(next.code).toBe(`${DEPARTMENT}-260812-0002`);
});

describe('who may', () => {
  test.each(ACTION_TYPES)('%s: a stranger learns nothing', async (action) => {
    const dossierId = await aDossier(world);
    for (const actor of [world.stranger, world.otherCitizen, world.consulted]) {
      expect(await doAction(world, { dossierId, action, now: NOW, actor })).toEqual({ ok: false, refusal: { code: 'dossier.unknown' } });
    }
    expect(await doAction(world, { dossierId: newId(), action, now: NOW })).toEqual({ ok: false, refusal: { code: 'dossier.unknown' } });
  });

  test.each(ACTION_TYPES.filter((action) => action !== 'give-opinion'))('%s: an insider in the wrong office is told so', async (action) => {
    const dossierId = await aDossier(world);
    expect(await doAction(world, { dossierId, action, now: NOW, actor: world.supervisor })).toMatchObject({
      refusal: { code: 'dossier.not-yours', action },
    });
  });

  test.each(ACTION_TYPES.filter((action) => !['receive', 'ask-supplement', 'refuse', 'request-withdrawal'].includes(action)))(
    '%s is refused in the wrong state',
    async (action) => {
      const dossierId = await aDossier(world);
      const { actor, body } = usual(world, action, NOW);
      const answer = await actOnDossier({ actor, action, dossierId, body, requestId: newId() }, needsAt(world, NOW));
      expect(answer.ok).toBe(false);
      const code = answer.ok ? '' : answer.refusal.code;
      expect(['dossier.not-allowed', 'dossier.not-yours', 'dossier.unknown']).toContain(code);
      expect(await factsOf(dossierId)).toEqual(['filed']);
    },
  );
});

describe('what the application cannot do', () => {
  test.each([
    "update dossier_fact set type = 'x'",
    'delete from dossier_fact',
    'truncate dossier_fact',
    "update request_key set key = 'x'",
    'delete from request_key',
    'truncate request_key cascade',
    'delete from dossier',
    'truncate dossier cascade',
  ])('%s', async (statement) => {
    await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow(/permission denied/);
  });
});
