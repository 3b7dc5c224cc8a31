import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { at, DEPARTMENT, DIVISION, OTHER, settleWorld } from '../modules/dossier/server/dossier-world.fixture.ts';
import type { World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier, done } from '../modules/dossier/server/filing.fixture.ts';
import { assignableOfficers } from './assignable-officers.ts';
import { messagesSent } from './messages-sent.ts';

const lent = useDatabase();
let world: World;
let dossierId: string;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  dossierId = await aDossier(world);
  for (const [hours, action] of (['receive', 'assign'] as const).entries()) {
    await done(world, { dossierId, action, now: at('2026-08-10T10:00').add({ hours }) });
  }
});

test('the specialists of an agency and of all below it can be given a dossier, and one sees what they have', async () => {
  const found = await assignableOfficers(lent.db, DEPARTMENT);
  const specialist = found.find(({ officerId }) => officerId === world.specialist.officerId);
  expect(specialist).toMatchObject({ unitId: world.specialist.roles[0]?.agencyId, openDossiers: 1 });
  expect(found.every(({ unitId }) => [DEPARTMENT, DIVISION].includes(unitId))).toBe(true);
  expect((await assignableOfficers(lent.db, OTHER)).map(({ officerId }) => officerId)).not.toContain(world.specialist.officerId);
});

test('nobody was told anything before the worker did', async () => {
  expect(await messagesSent(lent.db, { dossierId, applicantId: world.applicant.personId })).toEqual([]);
});
