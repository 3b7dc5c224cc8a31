import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileDerived, fileObjectStore } from '#gateways/object-store';
import { pagePainter } from '#gateways/page-images';
import { aPdf, aPng } from '#test/sample-papers';
import { forgetPageImages, pageImage, pagesOf } from './page-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-pages-'));
const painter = pagePainter();
const key = new Uint8Array(32).fill(7);
const needs = { objects: fileObjectStore({ folder, key }), derived: fileDerived({ folder, key }), painter };
const never = { ...needs, painter: { measure: asked, paint: asked } };

afterAll(async () => {
  await painter.close();
  rmSync(folder, { recursive: true, force: true });
});

function asked(): never {
  throw new Error('Drawn again');
}

async function kept(bytes: Uint8Array, mediaType = 'application/pdf') {
  return { sha256: (await needs.objects.put(bytes)).sha256, mediaType };
}

describe('pages of a paper', () => {
  test('are drawn once and kept, sealed', async () => {
    const paper = await kept(aPdf({ pages: 2 }));
    expect(await pagesOf(paper, needs)).toHaveLength(2);
    const wanted = { page: 2, width: 160, turn: 0 } as const;
    const first = await pageImage(paper, wanted, needs);
    expect(Buffer.from(first as Uint8Array).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(await pagesOf(paper, never)).toHaveLength(2);
    expect(Buffer.from((await pageImage(paper, wanted, never)) as Uint8Array)).toEqual(Buffer.from(first as Uint8Array));
    const file = readFileSync(join(folder, 'derived', paper.sha256, '2-160-0'));
    expect(file.subarray(0, 4).toString()).toBe('MCS1');
  });

  test('a photo is one page, its whole height shown', async () => {
    const photo = await kept(aPng(), 'image/png');
    expect(await pagesOf(photo, needs)).toHaveLength(1);
    expect(await pageImage(photo, { page: 1, width: 160, turn: 90 }, needs)).toBeInstanceOf(Uint8Array);
  });

  test('what has no pages, or not that one, is no picture', async () => {
    const text = await kept(Buffer.from('PK'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(await pagesOf(text, never)).toBe('no-pages');
    const one = await kept(aPdf({ pages: 1, note: 'one' }));
    expect(await pageImage(one, { page: 2, width: 160, turn: 0 }, needs)).toBe('no-pages');
  });

  test('what nobody can read is remembered; what took too long is not', async () => {
    const broken = await kept(Buffer.from('%PDF-1.7 broken'));
    expect(await pagesOf(broken, needs)).toBe('unreadable');
    expect(await pagesOf(broken, never)).toBe('unreadable');
    const slow = await kept(aPdf({ note: 'slow' }));
    const busy = { ...needs, painter: { measure: () => Promise.resolve('too-much' as const), paint: asked } };
    expect(await pagesOf(slow, busy)).toBe('too-much');
    expect(await pagesOf(slow, needs)).toHaveLength(1);
  });

  test('a kept picture that is broken is drawn anew, and all are forgotten after a week', async () => {
    const paper = await kept(aPdf({ note: 'week' }));
    const wanted = { page: 1, width: 160, turn: 0 } as const;
    const first = await pageImage(paper, wanted, needs);
    writeFileSync(join(folder, 'derived', paper.sha256, '1-160-0'), 'broken');
    expect(await pageImage(paper, wanted, needs)).toEqual(first);

    const now = Temporal.Now.instant();
    expect(await forgetPageImages({ ...needs, now })).toBe(0);
    expect(await forgetPageImages({ ...needs, now: now.add({ hours: 8 * 24 }) })).toBeGreaterThan(0);
    expect(readdirSync(join(folder, 'derived'))).toEqual([]);
  });
});
