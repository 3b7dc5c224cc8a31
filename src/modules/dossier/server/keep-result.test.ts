import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { ActionType } from '../actions.ts';
import type { Actor } from '../actor.ts';
import { aPaper, at, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDossier, doAction, done } from './filing.fixture.ts';
import { keepResult } from './keep-result.ts';

const lent = useDatabase();
const NOW = at('2026-08-10T10:00');
const TO_DECISION: ActionType[] = ['receive', 'assign', 'complete-step', 'complete-step', 'decide'];
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

async function brought(...actions: ActionType[]): Promise<string> {
  const dossierId = await aDossier(world);
  for (const action of actions) await done(world, { dossierId, action, now: NOW });
  return dossierId;
}

test('only what was brought as the result of this very dossier can be issued', async () => {
  const dossierId = await brought(...TO_DECISION);
  const others = await aPaper(world.db);
  const other = await brought(...TO_DECISION);
  expectOk(await keepResult({ actor: world.clerk, dossierId: other, sha256: others }, needsAt(world, NOW)));
  for (const resultPaper of ['a'.repeat(64), await aPaper(world.db), others]) {
    const body = { number: '1', resultPaper };
    expect(await doAction(world, { dossierId, action: 'issue', now: NOW, body })).toMatchObject({ refusal: { code: 'paper.unknown' } });
  }
});

test('what was found harmful after it was brought is not issued', async () => {
  const dossierId = await brought(...TO_DECISION);
  const resultPaper = await aPaper(world.db);
  expectOk(await keepResult({ actor: world.clerk, dossierId, sha256: resultPaper }, needsAt(world, NOW)));
  await sql`update stored_object set scan = 'infected' where sha256 = ${resultPaper}`.execute(world.db);
  const body = { number: '1', resultPaper };
  expect(await doAction(world, { dossierId, action: 'issue', now: NOW, body })).toMatchObject({ refusal: { code: 'paper.unknown' } });
});

test('a result is brought by whoever may issue it, once it was decided', async () => {
  const keep = (actor: Actor, dossierId: string) => keepResult({ actor, dossierId, sha256: world.paperSha }, needsAt(world, NOW));
  const undecided = await brought('receive', 'assign');
  expect(await keep(world.clerk, undecided)).toMatchObject({ refusal: { code: 'dossier.unknown' } });
  const decided = await brought(...TO_DECISION);
  for (const actor of [world.leader, world.receiver, world.stranger, world.applicant]) {
    expect(await keep(actor, decided)).toMatchObject({ refusal: { code: 'dossier.unknown' } });
  }
  expectOk(await keep(world.clerk, decided));
});
