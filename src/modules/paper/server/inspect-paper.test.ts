import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { aDocx, aHeic, aJpeg, aPdf, aPng, aZip } from '#test/sample-papers';
import { DEFAULT_LIMITS } from '../limits.ts';
import { inspectPaper } from './inspect-paper.ts';

const withWord = { ...DEFAULT_LIMITS, accepts: ['pdf', 'jpeg', 'png', 'docx'] as const };

describe('what an officer can open is taken', () => {
  test.each([
    { what: 'a PDF of three pages', bytes: aPdf({ pages: 3 }), kind: 'pdf', pages: 3 },
    { what: 'a PDF with a packed page tree', bytes: aPdf({ pages: 7, packed: true }), kind: 'pdf', pages: 7 },
    { what: 'a photograph', bytes: aJpeg(), kind: 'jpeg', pages: 1 },
    {
      what: 'a photograph with something appended by the phone',
      bytes: Buffer.concat([aJpeg(), Buffer.from('MotionPhoto')]),
      kind: 'jpeg',
      pages: 1,
    },
    { what: 'a PNG', bytes: aPng(), kind: 'png', pages: 1 },
  ])('$what', async ({ bytes, kind, pages }) => {
    expect(await inspectPaper(bytes, DEFAULT_LIMITS)).toEqual({ ok: true, value: { kind, pages } });
  });

  test('a Word document where the office takes them', async () => {
    expect(await inspectPaper(aDocx(), withWord)).toEqual({ ok: true, value: { kind: 'docx', pages: null } });
  });
});

describe('what nobody could open is refused, with the reason', () => {
  test.each([
    { what: 'a locked PDF', bytes: aPdf({ locked: true }), code: 'paper.encrypted' },
    { what: 'a locked PDF of the newer kind', bytes: aPdf({ locked: true, packed: true }), code: 'paper.encrypted' },
    { what: 'a PDF cut in the middle', bytes: aPdf().subarray(0, 120), code: 'paper.unreadable' },
    { what: 'a PDF in name only', bytes: Buffer.from('%PDF-1.7\nhello\nstartxref\n0\n%%EOF'), code: 'paper.unreadable' },
    { what: 'a PDF without pages', bytes: aPdf({ pages: 0 }), code: 'paper.unreadable' },
    { what: 'a photograph cut in the middle', bytes: aJpeg().subarray(0, 40), code: 'paper.unreadable' },
    { what: 'a PNG cut in the middle', bytes: aPng().subarray(0, 50), code: 'paper.unreadable' },
    { what: 'a picture of an iPhone', bytes: aHeic(), code: 'paper.heic' },
    { what: 'a Word document where none is taken', bytes: aDocx(), code: 'paper.wrong-kind' },
    { what: 'a ZIP', bytes: aZip(['a.pdf']), code: 'paper.wrong-kind' },
    { what: 'a program called a PDF', bytes: Buffer.from('MZ\u0090'), code: 'paper.wrong-kind' },
  ])('$what: $code', async ({ bytes, code }) => {
    expect(await inspectPaper(bytes, DEFAULT_LIMITS)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a Word document with macros, even where Word documents are taken', async () => {
    expect(await inspectPaper(aDocx({ macros: true }), withWord)).toMatchObject({
      refusal: { code: 'paper.wrong-kind', accepted: 'PDF, JPG, PNG, DOCX' },
    });
  });

  test('a PDF that unpacks to 200 MB costs no such memory: its pages stay uncounted', async () => {
    const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024)).toString('latin1');
    const bomb = Buffer.from(
      `%PDF-1.7\n9 0 obj\n<< /Type /ObjStm /N 1 /First 4 >>\nstream\n${packed}\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF`,
      'latin1',
    );
    expect(await inspectPaper(bomb, DEFAULT_LIMITS)).toEqual({ ok: true, value: { kind: 'pdf', pages: null } });
  });
});

describe('a file made to keep whoever looks at it busy costs a glance', () => {
  const END = '\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF';
  const MEGABYTE = 1024 * 1024;
  const packed = (bytes: Buffer): string => deflateSync(bytes, { level: 9 }).toString('latin1');
  const objects = (marks: string, stream: string): string => `1 0 obj\n<< ${marks} >> stream\n${stream}\nendstream`;

  test.each([
    ['a million branches of a page tree, and no object', '/Type/Pages'.repeat(MEGABYTE)],
    ['a million trailers', 'trailer '.repeat(MEGABYTE)],
    ['one stream of 65 MB, named two thousand times', objects('/Type/ObjStm '.repeat(2000), packed(Buffer.alloc(65 * MEGABYTE)))],
    ['two thousand streams that never end', `${'/Type/ObjStm stream '.repeat(2000)}${' '.repeat(10 * MEGABYTE)}`],
    ['a list of ten million objects', objects('/Type /ObjStm /First 60000000', packed(Buffer.from('1 '.repeat(10 * MEGABYTE))))],
    ['one number of sixty million digits', objects('/Type /ObjStm /First 60000000', packed(Buffer.alloc(60 * MEGABYTE, '1')))],
    [
      'objects that lie in one another',
      objects('/Type /ObjStm /First 7000', packed(Buffer.from(`${'1 0 1 9999999 '.repeat(500)}${' '.repeat(10 * MEGABYTE)}`))),
    ],
  ])('%s', { timeout: 60_000 }, async (_what, text) => {
    const begun = performance.now();
    expect(await inspectPaper(Buffer.from(`%PDF-1.7\n${text}${END}`, 'latin1'), DEFAULT_LIMITS)).toHaveProperty('ok');
    // The first of them once took an hour, the others minutes or all memory; a busy machine is forgiven much less than that.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  test('a PNG of a million empty pieces, and a JPEG of as many empty segments', async () => {
    const piece = Buffer.from('000000004944415400000000', 'hex');
    const png = aPng();
    const many = Buffer.concat([png.subarray(0, 33), Buffer.alloc(piece.length * MEGABYTE, piece), png.subarray(33)]);
    const jpeg = aJpeg();
    const segments = Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(4 * MEGABYTE, Buffer.from('ffdb0002', 'hex')), jpeg.subarray(2)]);
    for (const bytes of [many, segments])
      expect(await inspectPaper(bytes, DEFAULT_LIMITS)).toMatchObject({ ok: false, refusal: { code: 'paper.unreadable' } });
  });
});

test('damage anywhere never brings the program down', async () => {
  const samples = [aPdf({ pages: 2 }), aPdf({ packed: true }), aPng(), aJpeg(), aDocx()];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples), fc.nat(), fc.nat(255), fc.nat(), async (sample, at, value, length) => {
      const damaged = Uint8Array.from(sample);
      damaged[at % damaged.length] = value;
      expect(await inspectPaper(damaged.subarray(0, length % (damaged.length + 1)), withWord)).toHaveProperty('ok');
    }),
    { numRuns: 300 },
  );
});
