import { beforeAll, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { FILED_AT, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { findDraft } from './draft-store.ts';
import { saveDraft } from './save-draft.ts';
import { startDraftOnce } from './start-draft-once.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

async function begin(secondsLater = 0): Promise<string> {
  const asked = { actor: world.applicant, procedureCode: world.procedureCode };
  return expectOk(await startDraftOnce(asked, needsAt(world, FILED_AT.add({ seconds: secondsLater })))).draftId;
}

test('two clicks at once give one draft, a later beginning another', async () => {
  const [one, other] = await Promise.all([begin(), begin()]);
  expect(other).toBe(one);
  expect(await begin(61)).not.toBe(one);
});

test('a draft somebody wrote into is not taken for a second click', async () => {
  const draftId = await begin(300);
  expectOk(await saveDraft({ actor: world.applicant, draftId, page: 'people' }, needsAt(world, FILED_AT)));
  expect(await begin(301)).not.toBe(draftId);
});

test('answers sent as data are kept in the spelling a page gives them', async () => {
  const draftId = await begin(600);
  const answers = { owner: { fullName: '  Nguyen   Van An ' } };
  expectOk(await saveDraft({ actor: world.applicant, draftId, answers }, needsAt(world, FILED_AT)));
  expect((await findDraft(lent.db, draftId))?.answers).toMatchObject({ owner: { fullName: 'Nguyen Van An' } });
});
