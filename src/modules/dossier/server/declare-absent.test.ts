import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { declaredAbsent } from './absent-store.ts';
import { attachPaper, removePaper } from './attach-paper.ts';
import { declareAbsent } from './declare-absent.ts';
import { deleteDraft } from './delete-draft.ts';
import { FILED_AT, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDraft } from './filing.fixture.ts';
import { reviewDraft } from './review-draft.ts';
import { submitDossier } from './submit-dossier.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
  // The certificate need not be given.
  await lent.ownerDb.connection().execute(async (owner) => {
    await sql`alter table procedure_revision disable trigger keep_published_revision`.execute(owner);
    await sql`
      update procedure_revision set form = jsonb_set(form, '{ui,elements,1,elements,1,options,required}', 'false')`.execute(owner);
    await sql`alter table procedure_revision enable trigger keep_published_revision`.execute(owner);
  });
});

function needs(): ReturnType<typeof needsAt> {
  return needsAt(world, FILED_AT);
}

describe('a paper that need not be given', () => {
  test('may be declared as not applying, taken back, and is kept with the dossier', async () => {
    const actor = world.applicant;
    const draftId = await aDraft(world);
    const certificate = { actor, draftId, component: 'certificate' };
    const { draft } = expectOk(await reviewDraft({ actor, draftId }, needs()));
    const given = draft.papers.find(({ component }) => component === 'certificate');
    expectOk(await removePaper({ actor, draftId, paperId: given!.id }, needs()));
    expectOk(await declareAbsent({ ...certificate, reason: ' Lost at sea ' }, needs()));
    expect(await declaredAbsent(lent.db, draftId)).toEqual([{ component: 'certificate', reason: 'Lost at sea' }]);
    expectOk(await declareAbsent({ ...certificate, reason: null }, needs()));
    expect(await declaredAbsent(lent.db, draftId)).toEqual([]);
    expectOk(await declareAbsent({ ...certificate, reason: '' }, needs()));
    expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needs()));
    expect(await declaredAbsent(lent.db, draftId)).toEqual([{ component: 'certificate', reason: '' }]);
  });

  test('is no longer said to be absent once it is given', async () => {
    const draftId = await aDraft(world);
    const certificate = { actor: world.applicant, draftId, component: 'certificate' };
    expectOk(await declareAbsent({ ...certificate, reason: '' }, needs()));
    const again = { ...certificate, sha256: world.paperSha, name: 'c.pdf' };
    expectOk(await attachPaper(again, needs()));
    expectOk(await submitDossier({ actor: world.applicant, draftId, requestId: newId() }, needs()));
    const { rows } = await sql`select 1 from dossier_paper where dossier_id = ${draftId} and component = 'certificate'`.execute(lent.db);
    expect(rows).toHaveLength(1);
  });

  test('is nobody else’s to declare, nor one that has to be given, nor one nobody asks for', async () => {
    const draftId = await aDraft(world);
    const asked = { actor: world.applicant, draftId, component: 'certificate', reason: '' };
    for (const actor of [world.otherCitizen, world.receiver]) {
      expect(await declareAbsent({ ...asked, actor }, needs())).toMatchObject({ refusal: { code: 'draft.unknown' } });
    }
    for (const component of ['application', 'passport']) {
      expect(await declareAbsent({ ...asked, component }, needs())).toMatchObject({ refusal: { code: 'paper.is-required' } });
    }
  });

  test('goes with its draft', async () => {
    const draftId = await aDraft(world);
    expectOk(await declareAbsent({ actor: world.applicant, draftId, component: 'certificate', reason: 'Personal words' }, needs()));
    expectOk(await deleteDraft({ actor: world.applicant, draftId }, needs()));
    expect(await declaredAbsent(lent.db, draftId)).toEqual([]);
  });
});
