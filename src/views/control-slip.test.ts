import { beforeAll, expect, test } from 'vitest';
import { entriesAbout } from '#modules/ledger/server';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { at, DEPARTMENT, DESK, DIVISION, settleWorld, type World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier, done } from '../modules/dossier/server/filing.fixture.ts';
import { controlSlip, partyNames } from './control-slip.ts';

const lent = useDatabase();
const now = at('2026-08-12T10:00');
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

function slipOf(dossier: string, actor: Parameters<typeof controlSlip>[0]['actor'] = world.receiver) {
  return controlSlip({ actor, dossier }, { db: lent.db, now });
}

test('the slip of a settled dossier has a line for each hand-over, by name, and whoever opens it stands in the ledger', async () => {
  const dossierId = await aDossier(world);
  for (const action of ['receive', 'assign', 'complete-step', 'complete-step', 'decide', 'issue', 'hand-over'] as const) {
    await done(world, { dossierId, action, now: at('2026-08-10T10:00') });
  }
  const page = expectOk(await slipOf(dossierId));
  const nameOf = partyNames(page, { applicant: 'Applicant', role: (role) => role, standingIn: (name, other) => `${name} for ${other}` });
  const lines = page.rows.map(({ fact, from, to, result }) => [fact, nameOf(from), nameOf(to), result] as const);
  expect(lines[0]).toEqual([
    'filed',
    { office: 'Applicant', person: 'Nguyen Van An' },
    { office: `Invented ${DESK}`, person: 'receiver' },
    null,
  ]);
  expect(lines.find(([fact]) => fact === 'assigned')?.[2]).toEqual({ office: `Invented ${DIVISION}`, person: 'Officer specialist' });
  expect(lines.find(([fact]) => fact === 'decided')).toMatchObject([
    'decided',
    { office: `Invented ${DEPARTMENT}`, person: 'Officer leader' },
    { person: 'records-clerk' },
    'early',
  ]);
  expect(lines.at(-1)).toMatchObject(['handed-over', { person: 'Officer receiver' }, { office: 'Applicant' }, null]);
  const read = await entriesAbout(lent.db, { kind: 'dossier', id: dossierId }, { limit: 5 });
  expect(read).toMatchObject([{ by: { id: world.receiver.officerId }, kind: 'personal-data-read' }]);
});

test('a stranger learns nothing of it', async () => {
  const dossierId = await aDossier(world);
  expect(await slipOf(dossierId, world.stranger)).toEqual({ ok: false, refusal: { code: 'dossier.unknown' } });
});
