import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileDerived, fileObjectStore } from '#gateways/object-store';
import { pagePainter } from '#gateways/page-images';
import type { Actor } from '#modules/dossier';
import { getContents } from '#modules/dossier/server';
import { entriesAbout } from '#modules/ledger/server';
import { recordObject } from '#modules/paper/server';
import { words } from '#messages';
import { useDatabase } from '#test/database';
import { aPdf } from '#test/sample-papers';
import { FILED_AT, settleWorld } from '../modules/dossier/server/dossier-world.fixture.ts';
import type { World } from '../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier } from '../modules/dossier/server/filing.fixture.ts';
import { serveDossierPage } from './serve-page.ts';

const lent = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-page-'));
const objects = fileObjectStore({ folder });
const painter = pagePainter();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});
afterAll(async () => {
  await painter.close();
  rmSync(folder, { recursive: true, force: true });
});

async function filed(bytes: Uint8Array): Promise<{ dossier: string; paper: string; sha256: string }> {
  const { sha256, size } = await objects.put(bytes);
  await recordObject(lent.db, { sha256, size, mediaType: 'application/pdf', pages: 3, storedAt: FILED_AT });
  const dossier = await aDossier({ ...world, paperSha: sha256 });
  return { dossier, sha256, paper: (await getContents(lent.db, dossier)).papers[0]?.id ?? '' };
}

function serve(
  actor: Actor,
  asked: { dossier: string; paper: string },
  { page = '2', query = 'rong=1000&xoay=0' } = {},
): Promise<Response> {
  const needs = { db: lent.db, now: FILED_AT, objects, painter, derived: fileDerived({ folder }) };
  return serveDossierPage({ actor, ...asked, page, query: new URLSearchParams(query), words: words('vi') }, needs);
}

async function looksOf(dossier: string): Promise<number> {
  return (await entriesAbout(lent.db, { kind: 'dossier', id: dossier }, { limit: 50 })).length;
}

describe('a page of a paper', () => {
  test('is a picture that runs nothing and is kept by nobody', async () => {
    const answer = await serve(world.receiver, await filed(aPdf({ pages: 3 })));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': expect.stringContaining('sandbox') as string,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(jpeg.decode(Buffer.from(await answer.arrayBuffer()))).toMatchObject({ width: 1000, height: 1415 });
  });

  test('that can be read is a look in the ledger; a small one belongs to the opening', async () => {
    const asked = await filed(aPdf({ pages: 3, note: 'looks' }));
    await serve(world.receiver, asked, { query: 'rong=160' });
    expect(await looksOf(asked.dossier)).toBe(0);
    await serve(world.receiver, asked);
    expect(await looksOf(asked.dossier)).toBe(1);
  });

  test('is not there for a stranger, in any width', async () => {
    const asked = await filed(aPdf({ note: 'strangers' }));
    for (const actor of [world.stranger, world.otherCitizen]) {
      for (const query of ['rong=160', 'rong=1000'])
        await expect(serve(actor, asked, { page: '1', query })).rejects.toMatchObject({ status: 404 });
    }
    expect(await looksOf(asked.dossier)).toBe(0);
  });

  test('is not there when the paper is of another dossier, and drawn in no other size', async () => {
    const one = await filed(aPdf({ note: 'one' }));
    const other = await filed(aPdf({ note: 'other' }));
    const page = '1';
    await expect(serve(world.receiver, { ...one, paper: other.paper }, { page })).rejects.toMatchObject({ status: 404 });
    for (const asked of [
      { page, query: 'rong=9999' },
      { page, query: 'rong=1000&xoay=45' },
      { page: '0' },
      { page: '2' },
      { page: '1e9' },
      { page: '-1' },
    ]) {
      await expect(serve(world.receiver, one, asked), JSON.stringify(asked)).rejects.toMatchObject({ status: 404 });
    }
  });

  test('is not there while its paper is being checked, nor after it was put away, though it was drawn before', async () => {
    const asked = await filed(aPdf({ note: 'infected' }));
    await serve(world.receiver, asked, { page: '1' });
    for (const scan of ['waiting', 'infected']) {
      await sql`update stored_object set scan = ${scan} where sha256 = ${asked.sha256}`.execute(lent.ownerDb);
      await expect(serve(world.receiver, asked, { page: '1' }), scan).rejects.toMatchObject({ status: 404 });
    }
  });
});
