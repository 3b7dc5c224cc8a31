import fc from 'fast-check';
import { sql } from 'kysely';
import { calendarOf } from '#modules/agency/server';
import { beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { ActionType } from '../actions.ts';
import { possibleActions } from '../lifecycle.ts';
import { isOpen, nationalState } from '../places.ts';
import { projectionOf } from '../projection.ts';
import { replay } from '../replay.ts';
import { attachPaper } from './attach-paper.ts';
import { findDossier } from './dossier-store.ts';
import { aPaper, DEPARTMENT, FILED_AT, needsAt, ROUTE, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDossier, doAction } from './filing.fixture.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

/** Choices along the way: which of the possible actions, and how many hours later. */
const walks = fc.array(fc.record({ choice: fc.nat(), hours: fc.integer({ min: 0, max: 40 }) }), { minLength: 1, maxLength: 14 });

test('whatever is done to a dossier, its row is its facts replayed', async () => {
  const seen = new Set<ActionType>();
  await fc.assert(
    fc.asyncProperty(walks, async (walk) => {
      const dossierId = await aDossier(world);
      let now = FILED_AT;
      for (const { choice, hours } of walk) {
        now = now.add({ hours });
        const found = await findDossier(lent.db, dossierId);
        const possible = possibleActions(replay(found?.facts ?? []));
        const action = possible[choice % Math.max(1, possible.length)];
        if (!action) break;
        const answer = await oneAction({ dossierId, action, now });
        if (answer.ok) seen.add(action);
        await agree(dossierId);
      }
    }),
    { numRuns: 40 },
  );
  expect(seen.size).toBeGreaterThan(8);
});

async function oneAction(asked: { dossierId: string; action: ActionType; now: Temporal.Instant }): ReturnType<typeof doAction> {
  if (asked.action === 'supplement') {
    const sha256 = await aPaper(lent.db);
    const attached = { actor: world.applicant, draftId: asked.dossierId, component: 'certificate', sha256, name: 'again' };
    expectOk(await attachPaper(attached, needsAt(world, asked.now)));
  }
  const found = await findDossier(lent.db, asked.dossierId);
  const inAppraisal = asked.action === 'ask-supplement' && found?.dossier.place !== 'filed';
  return doAction(world, { ...asked, ...(inAppraisal ? { actor: world.specialist } : {}) });
}

async function agree(dossierId: string): Promise<void> {
  const found = await findDossier(lent.db, dossierId);
  if (!found) throw new Error('The dossier is gone');
  const { rows } = await sql<{ act_by: string }>`select act_by from dossier where id = ${dossierId}`.execute(lent.db);
  const calendar = await calendarOf(lent.db, DEPARTMENT);
  const made = expectOk(projectionOf(found.facts, { steps: ROUTE.steps, calendar }));
  const { actBy, ...projection } = made;
  expect(found.dossier).toMatchObject(projection);
  expect(rows[0]?.act_by).toBe(actBy ?? 'infinity');
  expect(found.dossier.national).toBe(nationalState(found.dossier.place));
  if (!isOpen(found.dossier.place)) expect(possibleActions(replay(found.facts)).filter((action) => action !== 'rate')).toEqual([]);
}
