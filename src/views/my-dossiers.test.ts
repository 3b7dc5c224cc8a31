import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { at, settleWorld, type World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier, done } from '../modules/dossier/server/filing.fixture.ts';
import { myDossiers, myProcedures } from './my-dossiers.ts';

const lent = useDatabase();
const NOW = at('2026-08-10T10:00');
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  for (const actions of [[], ['receive'], ['receive', 'assign'], ['refuse'], ['ask-supplement']] as const) {
    const dossierId = await aDossier(world, world.otherCitizen);
    for (const [index, action] of actions.entries()) await done(world, { dossierId, action, now: NOW.add({ hours: index }) });
  }
});

function ids(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

test('my dossiers can be narrowed down by whose turn it is, procedure and words, page by page', async () => {
  const { personId } = world.otherCitizen;
  const all = (await myDossiers(lent.db, { personId })).dossiers;
  for (const turn of ['mine', 'running', 'ended'] as const) {
    const narrowed = await myDossiers(lent.db, { personId, turn });
    expect(ids(narrowed.dossiers)).toEqual(ids(all.filter((one) => one.turn === turn)));
    expect(narrowed.drafts).toEqual([]);
  }
  expect((await myDossiers(lent.db, { personId, procedure: '0.000000' })).dossiers).toEqual([]);
  expect((await myDossiers(lent.db, { personId, procedure: world.procedureCode })).dossiers).toHaveLength(all.length);
  const number = all[0]?.code ?? all[0]?.reference ?? '';
  expect(ids((await myDossiers(lent.db, { personId, q: number })).dossiers)).toEqual([all[0]?.id]);

  const running = all.filter(({ turn }) => turn === 'running');
  const first = await myDossiers(lent.db, { personId, turn: 'running', limit: 1 });
  const second = await myDossiers(lent.db, { personId, turn: 'running', limit: 1, after: first.next ?? '' });
  expect(ids([...first.dossiers, ...second.dossiers])).toEqual(ids(running.slice(0, 2)));
  expect(await myProcedures(lent.db, { personId })).toMatchObject([{ code: world.procedureCode, count: all.length }]);
});
