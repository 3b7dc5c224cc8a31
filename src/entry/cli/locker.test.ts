import { beforeAll, expect, test } from 'vitest';
import { openLocker } from '#modules/locker/server';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier } from '../../modules/dossier/server/filing.fixture.ts';
import { locker } from './locker.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: readonly string[] }> {
  const said: string[] = [];
  const code = await locker(args, { db: lent.ownerDb, print: (line) => said.push(line), fail: (line) => said.push(line) });
  return { code, said };
}

test('every dossier filed before is taken in, and a second time there is nothing left', async () => {
  for (const actor of [world.applicant, world.applicant, world.otherCitizen]) await aDossier(world, actor);
  expect(await run('fill')).toEqual({ code: 0, said: ['3 dossiers', 'Taken into lockers: 3 dossiers'] });
  for (const actor of [world.applicant, world.otherCitizen]) {
    expect(expectOk(await openLocker({ actor, account: [] }, needsAt(world, FILED_AT))).papers).not.toEqual([]);
  }
  expect(await run('fill')).toEqual({ code: 0, said: ['Taken into lockers: 0 dossiers'] });
});

test('anything else says how it is asked', async () => {
  expect(await run('empty')).toEqual({ code: 1, said: ['motcua locker: motcua locker fill'] });
});
