import { deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { afterAll, describe, expect, test } from 'vitest';
import type { PdfToPaint } from '#modules/paper/server';
import { aPdf } from '#test/sample-papers';
import { pagePainter } from './index.ts';

const MEGABYTE = 1024 * 1024;
const painter = pagePainter({ mostBytes: 96 * MEGABYTE, patience: 3000 });
afterAll(async () => painter.close());

let count = 0;

function aFile(bytes: Uint8Array): PdfToPaint & { opened: number } {
  const file = { sha256: String((count += 1)), opened: 0, open };
  function open(): Promise<Uint8Array> {
    file.opened += 1;
    return Promise.resolve(bytes);
  }
  return file;
}

describe('a page as a picture', () => {
  test('knows how many pages there are and how large', async () => {
    const sizes = await painter.measure(aFile(aPdf({ pages: 3 })));
    expect(sizes).toEqual(Array(3).fill({ width: 595, height: 842 }));
  });

  test('is as wide as asked, and turned as asked', async () => {
    const file = aFile(drawing('1 0 0 rg 0 0 100 50 re f', [100, 100]));
    const upright = decoded(await painter.paint(file, { page: 1, width: 200, turn: 0 }));
    expect([upright.width, upright.height]).toEqual([200, 200]);
    expect([upright.at(100, 20), upright.at(100, 180)]).toEqual(['white', 'red']);
    const turned = decoded(await painter.paint(file, { page: 1, width: 200, turn: 90 }));
    expect([turned.at(20, 100), turned.at(180, 100)]).toEqual(['red', 'white']);
    const over = decoded(await painter.paint(file, { page: 1, width: 200, turn: 180 }));
    expect([over.at(100, 20), over.at(100, 180)]).toEqual(['red', 'white']);
    const back = decoded(await painter.paint(file, { page: 1, width: 200, turn: 270 }));
    expect([back.at(20, 100), back.at(180, 100)]).toEqual(['white', 'red']);
    expect(file.opened, 'the file is opened once for all its pages').toBe(1);
  });

  test('a page that is not there is not painted', async () => {
    expect(await painter.paint(aFile(aPdf({ pages: 2 })), { page: 3, width: 160, turn: 0 })).toBe('unreadable');
  });
});

describe('what is no honest file', () => {
  test('is unreadable', async () => {
    for (const bytes of ['', '%PDF-1.7\nhello', '\u0089PNG'])
      expect(await painter.measure(aFile(Buffer.from(bytes, 'latin1')))).toBe('unreadable');
  });

  test('a page as tall as a tower is drawn within bounds', async () => {
    const picture = decoded(await painter.paint(aFile(drawing('', [1, 140_000_000])), { page: 1, width: 2000, turn: 0 }));
    expect(picture.width * picture.height).toBeLessThanOrEqual(8_000_000);
  });

  test('a kilobyte that unpacks to 300 million is given up for its memory alone', async () => {
    const patient = pagePainter({ mostBytes: 96 * MEGABYTE, patience: 60_000 });
    expect(await patient.paint(aFile(unpackingTo(300_000_000)), { page: 1, width: 200, turn: 0 })).toBe('too-much');
    await patient.close();
  });

  test('what takes longer than patience lasts is ended, and the next file is drawn as ever', async () => {
    const hasty = pagePainter({ patience: 3000 });
    expect(await hasty.paint(aFile(endlessColours()), { page: 1, width: 2000, turn: 0 })).toBe('too-much');
    expect(await hasty.measure(aFile(aPdf()))).toHaveLength(1);
    await hasty.close();
  });

  test.each([
    ['a picture of 900 million pixels', () => hugePicture()],
    ['a drawing that draws itself three times, twenty-six levels deep', () => nested(26)],
  ])('%s harms nobody', async (_name, make) => {
    const answer = await painter.paint(aFile(make()), { page: 1, width: 1000, turn: 0 });
    expect(typeof answer === 'string' ? answer : decoded(answer).width).toSatisfy((said) => said === 'too-much' || said === 1000);
    expect(await painter.measure(aFile(aPdf()))).toHaveLength(1);
  });
});

function decoded(picture: Uint8Array | string): { width: number; height: number; at: (x: number, y: number) => string } {
  if (typeof picture === 'string') throw new Error(`Not painted: ${picture}`);
  const { width, height, data } = jpeg.decode(picture, { useTArray: true });
  return {
    width,
    height,
    at(x, y) {
      const [red = 0, green = 0] = data.subarray((y * width + x) * 4);
      return red > 200 && green > 200 ? 'white' : red > 200 ? 'red' : 'other';
    },
  };
}

function drawing(content: string, [width, height]: [number, number]): Uint8Array {
  return fileOf(`[0 0 ${width} ${height}]`, [stream('', content)]);
}

function unpackingTo(bytes: number): Uint8Array {
  const packed = deflateSync(deflateSync(Buffer.alloc(bytes), { level: 9 }), { level: 9 });
  return fileOf('[0 0 100 100]', [stream('/Filter [/FlateDecode /FlateDecode]', packed)]);
}

function hugePicture(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(30_000_000), { level: 9 });
  const image = '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode';
  return fileOf('[0 0 100 100]', [stream('', '100 0 0 100 0 0 cm /F Do'), stream(image, packed)]);
}

/** Colours that are reckoned anew for every point, by a program of 3,200 roots and squares. */
function endlessColours(): Uint8Array {
  const program = `{ ${'dup mul sqrt exch dup mul sqrt exch '.repeat(400)} pop dup dup }`;
  const shading = Buffer.from('<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 100 0 100] /Function 6 0 R >>');
  return fileOf('[0 0 100 100]', [
    stream('', '/F sh'),
    shading,
    stream('/FunctionType 4 /Domain [0 100 0 100] /Range [0 1 0 1 0 1]', program),
  ]);
}

function nested(levels: number): Uint8Array {
  const form = (index: number) => `/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /F ${index + 6} 0 R >> >>`;
  const forms = Array.from({ length: levels }, (_, index) =>
    stream(form(index), index === levels - 1 ? '0 0 1 1 re f' : '/F Do /F Do /F Do'),
  );
  return fileOf('[0 0 100 100]', [stream('', '/F Do'), ...forms]);
}

/** One page, its content first of the objects given, and `/F` the one after it. */
function fileOf(box: string, more: readonly Buffer[]): Uint8Array {
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /XObject << /F 5 0 R >> /Shading << /F 5 0 R >> >> /Contents 4 0 R >>`;
  const heads = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page];
  const objects = [...heads.map((text) => Buffer.from(text)), ...more];
  let file = Buffer.from('%PDF-1.7\n');
  const starts = objects.map((object, index) => {
    const start = file.length;
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(end)]);
}

function stream(dictionary: string, body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);
}
