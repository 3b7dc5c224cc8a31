import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileObjectStore } from '#gateways/object-store';
import { DEFAULT_LIMITS } from '#modules/paper';
import { receivePaper } from '#modules/paper/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { aPdf, aPhoto, inPieces } from '#test/sample-papers';
import { lastFact } from '../fact.ts';
import { arrangePaper, type Arrangement } from './arrange-paper.ts';
import { attachPaper, removePaper } from './attach-paper.ts';
import { bindDraftPhotos } from './bind-draft-photos.ts';
import { FILED_AT, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { openDossier } from './open-dossier.ts';
import { ownDraft } from './own-draft.ts';
import { reviewDraft } from './review-draft.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';
import { submitDossier } from './submit-dossier.ts';

const lent = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-photos-'));
const objects = fileObjectStore({ folder });
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function needs(): ReturnType<typeof needsAt> {
  return { ...needsAt(world, FILED_AT), objects };
}

async function aDraft(): Promise<string> {
  const actor = world.applicant;
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs()));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs()));
  return draftId;
}

async function give(
  draftId: string,
  file: { readonly component?: string; readonly bytes: Uint8Array; readonly name: string },
): Promise<string> {
  const { component = 'certificate', bytes, name } = file;
  const { sha256 } = expectOk(await receivePaper(inPieces(bytes), { declaredName: name, limits: DEFAULT_LIMITS }, needs()));
  return expectOk(await attachPaper({ actor: world.applicant, draftId, component, sha256, name }, needs())).id;
}

async function namesOf(draftId: string): Promise<readonly string[]> {
  const draft = expectOk(await ownDraft(lent.db, world.applicant, draftId));
  return draft.papers.filter(({ component }) => component === 'certificate').map(({ name, turn }) => `${name} ${turn}`);
}

function arrange(draftId: string, paperId: string, how: Arrangement): ReturnType<typeof arrangePaper> {
  return arrangePaper({ actor: world.applicant, draftId, paperId, how }, needs());
}

describe('the files of a component', () => {
  test('are moved and turned, each where it can go', async () => {
    const draftId = await aDraft();
    const [one, , three] = [
      await give(draftId, { bytes: aPhoto({ width: 41 }), name: '1.jpg' }),
      await give(draftId, { bytes: aPhoto({ width: 42 }), name: '2.jpg' }),
      await give(draftId, { bytes: aPdf({ note: 'three' }), name: '3.pdf' }),
    ];
    await arrange(draftId, one, 'up');
    await arrange(draftId, three, 'down');
    await arrange(draftId, three, 'turn');
    expect(await namesOf(draftId)).toEqual(['1.jpg 0', '2.jpg 0', '3.pdf 0']);
    await arrange(draftId, three, 'up');
    await arrange(draftId, one, 'turn');
    await arrange(draftId, one, 'down');
    expect(await namesOf(draftId)).toEqual(['3.pdf 0', '1.jpg 90', '2.jpg 0']);
    for (let quarter = 0; quarter < 3; quarter += 1) await arrange(draftId, one, 'turn');
    expect(await namesOf(draftId)).toEqual(['3.pdf 0', '1.jpg 0', '2.jpg 0']);
  });

  test('are nobody else’s to arrange', async () => {
    const draftId = await aDraft();
    const paperId = await give(draftId, { bytes: aPhoto(), name: '1.jpg' });
    expect(await arrangePaper({ actor: world.otherCitizen, draftId, paperId, how: 'turn' }, needs())).toEqual({
      ok: false,
      refusal: { code: 'draft.unknown' },
    });
    expect(await arrange(draftId, newId(), 'turn')).toMatchObject({ refusal: { code: 'paper.unknown' } });
  });
});

describe('photos', () => {
  test('become one PDF, made once for the same photos in the same order, and made anew for another', async () => {
    const draftId = await aDraft();
    const one = await give(draftId, { bytes: aPhoto({ width: 51 }), name: '1.jpg' });
    await give(draftId, { bytes: aPhoto({ width: 52 }), name: '2.jpg' });
    const bind = async (): Promise<readonly string[]> => {
      const draft = expectOk(await bindDraftPhotos({ actor: world.applicant, draftId }, needs()));
      return draft.bound.map(({ sha256, pages }) => `${pages} ${sha256}`);
    };
    const [first] = await Promise.all([bind(), bind(), bind()]);
    expect(first).toHaveLength(1);
    expect(first[0]).toMatch(/^2 /);
    await arrange(draftId, one, 'down');
    expect(await bind()).toHaveLength(2);
    await arrange(draftId, one, 'up');
    expect(await bind()).toHaveLength(2);
  });

  test('reach the office as that PDF and nothing else, under the hash the fact tells', async () => {
    const draftId = await aDraft();
    await give(draftId, { component: 'application', bytes: aPdf({ note: 'application' }), name: 'don.pdf' });
    await give(draftId, { bytes: aPhoto({ width: 61 }), name: 'IMG_1.jpg' });
    await give(draftId, { bytes: aPdf({ note: 'beside' }), name: 'them.pdf' });
    await give(draftId, { bytes: aPhoto({ width: 62 }), name: 'IMG_2.jpg' });
    const reviewed = expectOk(await reviewDraft({ actor: world.applicant, draftId }, needs()));
    expect(reviewed.sent.papers).toHaveLength(4);
    const { dossierId } = expectOk(await submitDossier({ actor: world.applicant, draftId, requestId: newId() }, needs()));

    const { contents, facts } = expectOk(await openDossier({ actor: world.applicant, dossier: dossierId }, needs()));
    const certificate = contents.papers.filter(({ component }) => component === 'certificate');
    expect(certificate.map(({ name, mediaType }) => `${name} ${mediaType}`).sort()).toEqual([
      'IMG_1 (1-2).pdf application/pdf',
      'them.pdf application/pdf',
    ]);
    const told = lastFact(facts, 'filed')?.data.papers.map(({ sha256 }) => sha256) ?? [];
    expect([...told].sort()).toEqual(contents.papers.map(({ sha256 }) => sha256).sort());
    for (const sha256 of told) expect(await objects.has(sha256)).toBe(true);
  });

  test('are bound without one that was taken away', async () => {
    const draftId = await aDraft();
    const one = await give(draftId, { bytes: aPhoto({ width: 71 }), name: '1.jpg' });
    await give(draftId, { bytes: aPhoto({ width: 72 }), name: '2.jpg' });
    await removePaper({ actor: world.applicant, draftId, paperId: one }, needs());
    const draft = expectOk(await bindDraftPhotos({ actor: world.applicant, draftId }, needs()));
    expect(draft.bound.map(({ pages }) => pages)).toEqual([1]);
  });
});

test('a paper that was found harmful is as good as missing', async () => {
  const draftId = await aDraft();
  await give(draftId, { component: 'application', bytes: aPdf({ note: 'harmless' }), name: 'don.pdf' });
  await give(draftId, { bytes: aPdf({ note: 'harmful' }), name: 'hai.pdf' });
  const before = expectOk(await reviewDraft({ actor: world.applicant, draftId }, needs()));
  await sql`update stored_object set scan = 'infected' where sha256 = ${before.draft.papers.at(-1)!.sha256}`.execute(lent.db);
  const after = expectOk(await reviewDraft({ actor: world.applicant, draftId }, needs()));
  expect(after.sent.papers.map(({ name }) => name)).toEqual(['don.pdf']);
  expect(after.sent.issues.length).toBeGreaterThan(before.sent.issues.length);
});

test('a person begins no more filings than they may keep', async () => {
  const asked = { actor: world.otherCitizen, procedureCode: world.procedureCode };
  const few = { ...needs(), personLimits: { maxDrafts: 2, maxDraftBytes: 1 } };
  expectOk(await startDraft(asked, few));
  expectOk(await startDraft(asked, few));
  expect(await startDraft(asked, few)).toEqual({ ok: false, refusal: { code: 'draft.too-many', most: 2 } });
});
