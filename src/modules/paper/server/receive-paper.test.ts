import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { afterAll, describe, expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { fileObjectStore } from '#gateways/object-store';
import { useDatabase } from '#test/database';
import { aHeic, aPdf, aPng, inPieces } from '#test/sample-papers';
import { DEFAULT_LIMITS } from '../limits.ts';
import { receivePaper } from './receive-paper.ts';
import { findObject } from './stored-object-store.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-receive-'));
const objects = fileObjectStore({ folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = Temporal.Instant.from('2026-11-22T03:00:00Z');

const asked = { declaredName: 'to-khai.pdf', limits: DEFAULT_LIMITS };

function needs(): Parameters<typeof receivePaper>[2] {
  return { db: database.db, objects, now };
}

function staged(): string[] {
  return readdirSync(join(folder, 'staging'));
}

describe('a paper handed in', () => {
  test('is kept under its hash, with its name cleaned', async () => {
    const bytes = aPdf({ pages: 2, note: 'a' });
    const paper = expectOk(await receivePaper(inPieces(bytes), { ...asked, declaredName: '..\\Tờ khai\u0007.pdf' }, needs()));
    expect(paper).toMatchObject({ size: bytes.length, mediaType: 'application/pdf', pages: 2, name: 'Tờ khai.pdf' });
    expect(await findObject(database.db, paper.sha256)).toEqual({
      sha256: paper.sha256,
      size: bytes.length,
      mediaType: 'application/pdf',
      pages: 2,
      scan: 'unchecked',
    });
    expect(await objects.has(paper.sha256)).toBe(true);
  });

  test('twenty times at once is kept once', async () => {
    const bytes = aPng({ note: 'the same' });
    const answers = await Promise.all(Array.from({ length: 20 }, async () => receivePaper(inPieces(bytes), asked, needs())));
    expect(new Set(answers.map((answer) => expectOk(answer).sha256)).size).toBe(1);
  });

  test('is what its content says, whatever it is called', async () => {
    const paper = expectOk(await receivePaper(inPieces(aPng()), { ...asked, declaredName: 'x.exe' }, needs()));
    expect(paper.mediaType).toBe('image/png');
  });
});

describe('what is refused leaves nothing behind', () => {
  test.each([
    { what: 'nothing at all', bytes: new Uint8Array(), refusal: { code: 'paper.empty' } },
    {
      what: 'a web page',
      bytes: Buffer.from('<html><script>alert(1)</script>'),
      refusal: { code: 'paper.wrong-kind', kind: 'html', accepted: 'PDF, JPG, PNG' },
    },
    { what: 'a picture of an iPhone', bytes: aHeic(), refusal: { code: 'paper.heic', accepted: 'PDF, JPG, PNG' } },
    { what: 'a locked PDF', bytes: aPdf({ locked: true }), refusal: { code: 'paper.encrypted' } },
  ])('$what', async ({ bytes, refusal }) => {
    expect(await receivePaper(inPieces(bytes), asked, needs())).toEqual({ ok: false, refusal });
    expect(staged()).toEqual([]);
  });

  test('a file over the limit, before it has come in whole', async () => {
    let given = 0;
    function* endless(): Generator<Uint8Array> {
      for (;;) {
        given += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    const limits = { ...DEFAULT_LIMITS, maxFileBytes: 1024 * 1024 };
    expect(await receivePaper(ReadableStream.from(endless()), { ...asked, limits }, needs())).toEqual({
      ok: false,
      refusal: { code: 'paper.too-large', limitMb: 1 },
    });
    expect(given).toBeLessThan(1.2 * 1024 * 1024);
    expect(staged()).toEqual([]);
  });

  test('a file for which the dossier has no room left', async () => {
    const dossierBytes = DEFAULT_LIMITS.maxDossierBytes - 100;
    expect(await receivePaper(inPieces(aPdf()), { ...asked, dossierBytes }, needs())).toEqual({
      ok: false,
      refusal: { code: 'paper.dossier-full', limitMb: 100, leftMb: 0 },
    });
  });
});
