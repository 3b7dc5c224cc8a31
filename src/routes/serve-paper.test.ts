import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileObjectStore } from '#gateways/object-store';
import type { Actor } from '#modules/account';
import { openDossier } from '#modules/dossier/server';
import { entriesAbout } from '#modules/ledger/server';
import { recordObject } from '#modules/paper/server';
import { words } from '#messages';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { aJpeg, aPdf } from '#test/sample-papers';
import { FILED_AT, settleWorld } from '../modules/dossier/server/dossier-world.fixture.ts';
import type { World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier } from '../modules/dossier/server/filing.fixture.ts';
import { serveDossierPaper } from './serve-paper.ts';

const lent = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-served-'));
const objects = fileObjectStore({ folder });
const told: string[] = [];
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A dossier whose papers all say this; answers the first of them. A picture in it was handed in before photos became a PDF. */
async function filedWith(bytes: Uint8Array, mediaType: string): Promise<{ dossier: string; paper: string }> {
  const { sha256, size } = await objects.put(bytes);
  await recordObject(lent.db, { sha256, size, mediaType: 'application/pdf', pages: null, storedAt: FILED_AT });
  const dossier = await aDossier({ ...world, paperSha: sha256 });
  await sql`update dossier_paper set media_type = ${mediaType} where dossier_id = ${dossier}`.execute(lent.ownerDb);
  const { contents } = expectOk(await openDossier({ actor: world.applicant, dossier }, { db: lent.db, now: FILED_AT }));
  return { dossier, paper: contents.papers[0]?.id ?? '' };
}

function serve(actor: Actor, asked: { readonly dossier: string; readonly paper: string }): Promise<Response> {
  return serveDossierPaper(
    { actor, ...asked, words: words('vi') },
    { db: lent.db, now: FILED_AT, objects, tellOperator: (said) => told.push(said) },
  );
}

/** The answer with its body read to the end, as a browser does. */
async function read(answering: Promise<Response>): Promise<{ readonly headers: Headers; readonly bytes: Buffer }> {
  const answer = await answering;
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe('a paper of a dossier', () => {
  test('is shown as what it was checked to be, loads nothing, and is kept by nobody on the way', async () => {
    const pdf = aPdf();
    const answer = await read(serve(world.applicant, await filedWith(pdf, 'application/pdf')));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''[\w.%-]+$/) as string,
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(answer.bytes.equals(pdf)).toBe(true);
  });

  test('is shown in a sandbox when it is a picture, and only handed over when it is anything else', async () => {
    const picture = await read(serve(world.applicant, await filedWith(aJpeg(), 'image/jpeg')));
    expect(picture.headers.get('content-security-policy')).toContain('sandbox');
    const other = await read(serve(world.applicant, await filedWith(aPdf({ note: 'page' }), 'text/html')));
    expect(other.headers.get('content-type')).toBe('application/octet-stream');
    expect(other.headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  test('is not found by strangers, nor under another dossier', async () => {
    const mine = await filedWith(aPdf({ note: 'mine' }), 'application/pdf');
    const other = await filedWith(aPdf({ note: 'other' }), 'application/pdf');
    for (const [actor, asked] of [
      [{ ...world.stranger, reauthenticatedAt: null }, mine],
      [world.otherCitizen, mine],
      [world.applicant, { dossier: mine.dossier, paper: other.paper }],
      [world.applicant, { dossier: mine.dossier, paper: 'ket-qua' }],
    ] as const) {
      await expect(serve(actor, asked)).rejects.toMatchObject({ status: 404 });
    }
  });

  test('leaves an officer’s look in the ledger', async () => {
    const paper = await filedWith(aPdf({ note: 'looked at' }), 'application/pdf');
    await read(serve({ ...world.receiver, reauthenticatedAt: null }, paper));
    expect(await entriesAbout(lent.db, { kind: 'dossier', id: paper.dossier }, { limit: 10 })).toHaveLength(1);
  });

  test.each([
    ['tampered with', (file: string) => writeFileSync(file, 'another paper altogether')],
    ['cut off', (file: string) => truncateSync(file, 100)],
  ])('that was %s in the store is said to be damaged before its first byte, and an operator hears of it', async (how, spoil) => {
    const pdf = aPdf({ note: how });
    const paper = await filedWith(pdf, 'application/pdf');
    const { sha256 } = await objects.put(pdf);
    spoil(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    await expect(serve(world.applicant, paper)).rejects.toMatchObject({
      status: 500,
      body: { message: expect.stringContaining('không còn nguyên vẹn') as string },
    });
    expect(told.at(-1)).toContain(sha256);
  });
});
