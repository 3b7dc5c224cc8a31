import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import type { CitizenActor } from '../actor.ts';
import { readDossierNumber } from '../reference.ts';
import { attachPaper } from './attach-paper.ts';
import { deleteDraft } from './delete-draft.ts';
import { findDossier } from './dossier-store.ts';
import { FILED_AT, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDossier, aDraft } from './filing.fixture.ts';
import { reviewDraft } from './review-draft.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';
import { submitDossier } from './submit-dossier.ts';

const lent = useDatabase();
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 200 });
});

async function submit(draftId: string, more: Partial<Parameters<typeof submitDossier>[0]> = {}): ReturnType<typeof submitDossier> {
  return submitDossier({ actor: world.applicant, draftId, requestId: newId(), ...more }, needsAt(world, FILED_AT));
}

describe('filing', () => {
  test('a complete draft becomes a dossier with one fact, one job and no draft left', async () => {
    const draftId = await aDraft(world);
    const submitted = expectOk(await submit(draftId));
    expect(submitted.dossierId).toBe(draftId);
    expect(readDossierNumber(submitted.reference)?.kind).toBe('reference');

    const found = await findDossier(lent.db, draftId);
    expect(found?.dossier).toMatchObject({ place: 'filed', national: 1, applicantName: 'Nguyen Van An', stepId: 'receive', version: 1 });
    expect(found?.facts.map(({ type, seq }) => [type, seq])).toEqual([['filed', 1]]);
    const { rows } = await sql`select 1 from graphile_worker.jobs where task_identifier = 'fact-recorded'`.execute(lent.ownerDb);
    expect(rows.length).toBeGreaterThan(0);
    expect(await reviewDraft({ actor: world.applicant, draftId }, needsAt(world, FILED_AT))).toMatchObject({
      refusal: { code: 'draft.unknown' },
    });
  });

  test('facts hold no name', async () => {
    const dossierId = await aDossier(world);
    const { rows } = await sql<{ text: string }>`select data::text as text from dossier_fact where dossier_id = ${dossierId}`.execute(
      lent.db,
    );
    expect(rows.map(({ text }) => text).join()).not.toContain('Nguyen');
  });

  test('a double click, a second tab and a replay give one dossier and one reference', async () => {
    const draftId = await aDraft(world);
    const requestId = newId();
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => submit(draftId, { requestId })),
      ...Array.from({ length: 5 }, () => submit(draftId)),
    ]);
    answers.push(await submit(draftId, { requestId }), await submit(draftId));
    expect(new Set(answers.map((answer) => expectOk(answer).reference)).size).toBe(1);
    const { rows } = await sql`select 1 from dossier_fact where dossier_id = ${draftId}`.execute(lent.db);
    expect(rows).toHaveLength(1);
  });

  test('200 people at once get 200 references', async () => {
    const drafts = await Promise.all(world.citizens.map(async (actor) => ({ actor, draftId: await aDraft(world, actor) })));
    const answers = await Promise.all(drafts.map(({ actor, draftId }) => submit(draftId, { actor })));
    expect(new Set(answers.map((answer) => expectOk(answer).reference)).size).toBe(200);
  });

  test('a key used for another draft is refused', async () => {
    const [one, other] = [await aDraft(world), await aDraft(world)];
    const requestId = newId();
    expectOk(await submit(one, { requestId }));
    expect(await submit(other, { requestId })).toMatchObject({ refusal: { code: 'request.key-reused' } });
  });

  test('what changed since it was reviewed is not sent unseen', async () => {
    const draftId = await aDraft(world);
    const { draft } = expectOk(await reviewDraft({ actor: world.applicant, draftId }, needsAt(world, FILED_AT)));
    expectOk(await saveDraft({ actor: world.applicant, draftId, answers: { owner: { trade: 'Farming' } } }, needsAt(world, FILED_AT)));
    expect(await submit(draftId, { version: draft.version })).toMatchObject({ refusal: { code: 'draft.changed' } });
  });

  test('an incomplete draft names what is missing and keeps everything', async () => {
    const { draftId } = expectOk(
      await startDraft({ actor: world.applicant, procedureCode: world.procedureCode }, needsAt(world, FILED_AT)),
    );
    const answer = await submit(draftId);
    expect(answer).toMatchObject({ refusal: { code: 'dossier.incomplete' } });
    const paths = answer.ok || answer.refusal.code !== 'dossier.incomplete' ? [] : answer.refusal.issues.map(({ path }) => path);
    expect(paths).toEqual(['/owner/fullName', '/owner/trade', '/application', '/certificate']);
    expectOk(await reviewDraft({ actor: world.applicant, draftId }, needsAt(world, FILED_AT)));
  });
});

describe('drafts', () => {
  test("somebody else's draft does not exist", async () => {
    const draftId = await aDraft(world);
    const actor = world.otherCitizen;
    const needs = needsAt(world, FILED_AT);
    const refusals = [
      await submit(draftId, { actor }),
      await saveDraft({ actor, draftId }, needs),
      await deleteDraft({ actor, draftId }, needs),
      await reviewDraft({ actor, draftId }, needs),
      await attachPaper({ actor, draftId, component: 'application', sha256: world.paperSha, name: 'x' }, needs),
      await saveDraft({ actor: world.receiver, draftId }, needs),
      await saveDraft({ actor, draftId: 'nonsense' }, needs),
    ];
    for (const answer of refusals) expect(answer).toEqual({ ok: false, refusal: { code: 'draft.unknown' } });
  });

  test('two tabs that save different fields at once do not undo one another', async () => {
    const draftId = await aDraft(world);
    const needs = needsAt(world, FILED_AT);
    const actor = world.applicant;
    await Promise.all([
      saveDraft({ actor, draftId, answers: { owner: { fullName: 'Tran Thi Binh' } } }, needs),
      saveDraft({ actor, draftId, answers: { owner: { trade: 'Salt' } } }, needs),
    ]);
    const { draft } = expectOk(await reviewDraft({ actor, draftId }, needs));
    expect(draft.answers).toEqual({ owner: { fullName: 'Tran Thi Binh', trade: 'Salt' } });
  });

  test('a draft can be thrown away, a filed dossier cannot', async () => {
    const needs = needsAt(world, FILED_AT);
    const draftId = await aDraft(world);
    expectOk(await deleteDraft({ actor: world.applicant, draftId }, needs));
    expect(await submit(draftId)).toMatchObject({ refusal: { code: 'draft.unknown' } });
    const dossierId = await aDossier(world);
    expect(await deleteDraft({ actor: world.applicant, draftId: dossierId }, needs)).toMatchObject({ refusal: { code: 'draft.unknown' } });
  });

  test('whatever is typed or sent is kept, never a fault', async () => {
    const draftId = await aDraft(world);
    const actor = world.applicant;
    const needs = needsAt(world, FILED_AT);
    const odd = 'x\0\ud800<script>alert(1)</script>' + 'a'.repeat(10_000);
    const saved = expectOk(await saveDraft({ actor, draftId, answers: { owner: { trade: odd } }, page: 'p\0' }, needs));
    expect(JSON.stringify(saved.answers)).toContain('<script>alert(1)</script>');
    expect(await submit(draftId, { requestId: odd })).toMatchObject({
      refusal: { code: 'dossier.incomplete', issues: [{ path: '/owner/trade' }] },
    });
    expect(await saveDraft({ actor, draftId, answers: { owner: { trade: 'a'.repeat(300_000) } } }, needs)).toMatchObject({
      refusal: { code: 'draft.too-large' },
    });
    expect(await startDraft({ actor, procedureCode: odd }, needs)).toMatchObject({ refusal: { code: 'procedure.unknown' } });
  });

  test('a paper nobody asked for is refused', async () => {
    const draftId = await aDraft(world);
    const asked = { actor: world.applicant, draftId, component: 'passport', sha256: world.paperSha, name: 'x' };
    expect(await attachPaper(asked, needsAt(world, FILED_AT))).toMatchObject({ refusal: { code: 'paper.component-unknown' } });
  });
});
