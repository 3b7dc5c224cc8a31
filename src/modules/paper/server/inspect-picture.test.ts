import { describe, expect, test } from 'vitest';
import { aJpeg, aPhoto, aPng, aPngSaying } from '#test/sample-papers';
import { inspectPicture } from './inspect-picture.ts';

const MEGABYTE = 1024 * 1024;

describe('a picture is taken', () => {
  test.each([
    { what: 'a photo of a phone', kind: 'jpeg', bytes: aPhoto({ width: 4000, height: 3000 }) },
    { what: 'the smallest JPEG', kind: 'jpeg', bytes: aJpeg() },
    { what: 'the smallest PNG', kind: 'png', bytes: aPng() },
    { what: 'a PNG with transparency', kind: 'png', bytes: aPngSaying({ width: 10, height: 2, colours: 6, content: Buffer.alloc(82) }) },
  ] as const)('$what', async ({ kind, bytes }) => {
    expect(await inspectPicture(kind, bytes)).toEqual({ ok: true, value: null });
  });
});

describe('a picture is refused', () => {
  test.each([
    { what: 'a photo without pixels', kind: 'jpeg', bytes: aPhoto({ width: 0 }), code: 'paper.unreadable' },
    { what: 'a PNG without pixels', kind: 'png', bytes: aPngSaying({ height: 0 }), code: 'paper.unreadable' },
    { what: 'a PNG that is shorter than it says', kind: 'png', bytes: aPngSaying({ width: 10, height: 10 }), code: 'paper.unreadable' },
    { what: 'a photo of an absurd size', kind: 'jpeg', bytes: aPhoto({ width: 65_000, height: 65_000 }), code: 'paper.picture-too-large' },
    {
      what: 'a PNG that says it has two thousand million pixels',
      kind: 'png',
      bytes: aPngSaying({ width: 50_000, height: 50_000 }),
      code: 'paper.picture-too-large',
    },
  ] as const)('$what: $code', async ({ kind, bytes, code }) => {
    expect(await inspectPicture(kind, bytes)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a photo whose scans never end', async () => {
    const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x20]);
    const bytes = Buffer.concat([aPhoto().slice(0, -2), ...Array<Buffer>(5000).fill(scan), Buffer.from([0xff, 0xd9])]);
    expect(await inspectPicture('jpeg', bytes)).toMatchObject({ refusal: { code: 'paper.unreadable' } });
  });
});

test('a PNG that unpacks to far more than it says is looked at no further than it says', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const bomb = aPngSaying({ width: 10, height: 10, content: Buffer.alloc(300 * MEGABYTE) });
  expect(await inspectPicture('png', bomb)).toEqual({ ok: true, value: null });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 * MEGABYTE);
});
