import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { Actor } from '../actor.ts';
import { aDossier } from './filing.fixture.ts';
import { draftsOfPerson } from './draft-paper-store.ts';
import { needsAt, settleWorld, at, type World } from './dossier-world.fixture.ts';
import { ownDraft } from './own-draft.ts';
import { startAgain } from './start-again.ts';

const lent = useDatabase();
const NOW = at('2026-08-20T09:00');
let world: World;
let dossierId: string;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  dossierId = await aDossier(world);
});

function again(more: { readonly requestId: string; readonly actor?: Actor; readonly answers?: object }) {
  const asked = {
    actor: world.applicant,
    procedureCode: world.procedureCode,
    dossierId,
    answers: { owner: { fullName: 'Nguyen Van An' } },
  };
  return startAgain({ ...asked, ...more } as Parameters<typeof startAgain>[0], needsAt(world, NOW));
}

test('a draft holds from its first moment what goes along', async () => {
  const { draftId, isNew } = expectOk(await again({ requestId: newId() }));
  expect(isNew).toBe(true);
  expect(expectOk(await ownDraft(lent.db, world.applicant, draftId)).answers).toMatchObject({ owner: { fullName: 'Nguyen Van An' } });
});

test('one button pressed many times at once is one draft', async () => {
  const requestId = newId();
  const before = (await draftsOfPerson(lent.db, world.applicant.personId)).count;
  const begun = await Promise.all(Array.from({ length: 6 }, () => again({ requestId })));
  expect(new Set(begun.map((one) => expectOk(one).draftId)).size).toBe(1);
  expect(begun.filter((one) => expectOk(one).isNew)).toHaveLength(1);
  expect((await draftsOfPerson(lent.db, world.applicant.personId)).count).toBe(before + 1);
});

test('the same word of somebody else leads to a draft of their own', async () => {
  const requestId = newId();
  const own = expectOk(await again({ requestId }));
  const other = expectOk(await again({ requestId, actor: world.otherCitizen }));
  expect(other.draftId).not.toBe(own.draftId);
  expect((await ownDraft(lent.db, world.otherCitizen, own.draftId)).ok).toBe(false);
});

test('an officer begins none, and what cannot be kept leaves none behind', async () => {
  expect(await again({ requestId: newId(), actor: world.receiver })).toMatchObject({ refusal: { code: 'draft.citizens-only' } });
  const before = (await draftsOfPerson(lent.db, world.applicant.personId)).count;
  const tooMuch = { owner: { fullName: 'x'.repeat(250_000) } };
  expect(await again({ requestId: newId(), answers: tooMuch })).toMatchObject({ refusal: { code: 'draft.too-large' } });
  expect((await draftsOfPerson(lent.db, world.applicant.personId)).count).toBe(before);
});
