import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { PhotoTurn } from '../photo.ts';
import { photoPage } from '../photo-page.ts';
import { aPhoto, aPng, aPngSaying } from '#test/sample-papers';
import { bindPhotos } from './bind-photos.ts';
import { inspectPdf } from './inspect-pdf.ts';

interface Given {
  readonly bytes: Uint8Array;
  readonly turn?: PhotoTurn;
}

async function bound(...photos: readonly Given[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bindPhotos(photos.map(({ bytes, turn = 0 }) => ({ turn, open: () => Promise.resolve(bytes) }))))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The pages of a bound PDF: paper, and how wide and tall the picture on it is drawn. */
function pagesOf(pdf: Buffer): { readonly paper: string; readonly picture: string }[] {
  const text = pdf.toString('latin1');
  const papers = [...text.matchAll(/\/MediaBox \[0 0 (\S+) (\S+)\]/g)].map(([, width, height]) =>
    Number(width) > Number(height) ? 'lying' : 'upright',
  );
  const pictures = [...text.matchAll(/\/Width (\d+) \/Height (\d+)/g)].map(([, width, height]) => `${width}x${height}`);
  return papers.map((paper, index) => ({ paper, picture: pictures[index]! }));
}

const tall = aPhoto({ width: 30, height: 40 });
const wide = aPhoto({ width: 40, height: 30 });

describe('photos bound into one PDF', () => {
  test('are its pages, in their order, each as its owner turned it', async () => {
    const pdf = await bound(
      { bytes: tall },
      { bytes: wide },
      { bytes: wide, turn: 90 },
      { bytes: tall, turn: 180 },
      { bytes: tall, turn: 270 },
    );
    expect(inspectPdf(pdf)).toEqual({ state: 'readable', pages: 5 });
    expect(pagesOf(pdf)).toEqual([
      { paper: 'upright', picture: '30x40' },
      { paper: 'lying', picture: '40x30' },
      { paper: 'upright', picture: '40x30' },
      { paper: 'upright', picture: '30x40' },
      { paper: 'lying', picture: '30x40' },
    ]);
  });

  test('stand as the camera was held', async () => {
    for (const orientation of [1, 2, 3, 4]) expect(pagesOf(await bound({ bytes: aPhoto({ orientation }) }))[0]?.paper).toBe('lying');
    for (const orientation of [5, 6, 7, 8]) expect(pagesOf(await bound({ bytes: aPhoto({ orientation }) }))[0]?.paper).toBe('upright');
    expect(pagesOf(await bound({ bytes: aPhoto({ orientation: 6 }), turn: 90 }))[0]?.paper).toBe('lying');
  });

  test('say nothing of place, device and owner', async () => {
    const pdf = (await bound({ bytes: aPhoto({ note: 'GPS 9.18N' }) })).toString('latin1');
    expect(pdf).not.toMatch(/Exif|GPS/);
  });

  test('are the same bytes when they are the same, and others when anything is', async () => {
    const hash = async (...photos: readonly Given[]): Promise<string> =>
      createHash('sha256')
        .update(await bound(...photos))
        .digest('hex');
    const first = await hash({ bytes: tall }, { bytes: wide });
    expect(await hash({ bytes: tall }, { bytes: wide })).toBe(first);
    expect(await hash({ bytes: wide }, { bytes: tall })).not.toBe(first);
    expect(await hash({ bytes: tall, turn: 90 }, { bytes: wide })).not.toBe(first);
  });

  test('PNG too: as they are packed, and on white where one could see through', async () => {
    const rows = Buffer.from([0, 255, 0, 0, 255, 0, 0, 255, 0]); // red, then nothing at all
    const pdf = await bound({ bytes: aPng() }, { bytes: aPngSaying({ width: 2, height: 1, colours: 6, content: rows }) });
    expect(inspectPdf(pdf)).toEqual({ state: 'readable', pages: 2 });
    const last = pdf.lastIndexOf('stream\n', pdf.lastIndexOf('endstream') - 1) + 'stream\n'.length;
    expect([...inflateSync(pdf.subarray(last, pdf.lastIndexOf('\nendstream')))]).toEqual([255, 0, 0, 255, 255, 255]);
  });

  test('rows of a PNG are unpacked whatever guess they were packed with', async () => {
    // Each row guesses from the one above it: grey 10, 10 and then 15, 15, all of it solid.
    const rows = Buffer.from([1, 10, 10, 10, 255, 0, 0, 0, 0, 2, 5, 5, 5, 0, 5, 5, 5, 0]);
    const pdf = await bound({ bytes: aPngSaying({ width: 2, height: 2, colours: 6, content: rows }) });
    const last = pdf.lastIndexOf('stream\n', pdf.lastIndexOf('endstream') - 1) + 'stream\n'.length;
    expect([...inflateSync(pdf.subarray(last, pdf.lastIndexOf('\nendstream')))]).toEqual([10, 10, 10, 10, 10, 10, 15, 15, 15, 15, 15, 15]);
  });
});

test('whatever its size, orientation and turn, a photo fills its page to the margin and never leaves it', () => {
  const size = fc.integer({ min: 1, max: 30_000 });
  fc.assert(
    fc.property(
      size,
      size,
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom<PhotoTurn>(0, 90, 180, 270),
      (width, height, orientation, turn) => {
        const page = photoPage({ width, height, orientation, turn });
        const [a, b, c, d, e, f] = page.place;
        const xs = [e, e + a, e + c, e + a + c];
        const ys = [f, f + b, f + d, f + b + d];
        const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
        expect(left).toBeGreaterThanOrEqual(22.6);
        expect(low).toBeGreaterThanOrEqual(22.6);
        expect(right).toBeLessThanOrEqual(page.width - 22.6);
        expect(high).toBeLessThanOrEqual(page.height - 22.6);
        expect(Math.min(left, low)).toBeCloseTo(22.68, 1);
        // What is drawn has the shape of the photo, as it is seen.
        const seenWide = orientation > 4 !== (turn === 90 || turn === 270) ? height : width;
        expect((right - left) / (high - low)).toBeCloseTo(seenWide === width ? width / height : height / width, 3);
      },
    ),
  );
});
