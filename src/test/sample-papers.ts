import { Buffer } from 'node:buffer';
import { ReadableStream } from 'node:stream/web';
import { crc32, deflateSync } from 'node:zlib';

/** A file on its way, piece by piece, as a request brings it. */
export function inPieces(bytes: Uint8Array, size = 1000): AsyncIterable<Uint8Array> {
  return ReadableStream.from(cut(bytes, size));
}

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A readable PDF of so many empty pages. `packed` hides its page tree in a compressed object stream, as newer programs do. */
export function aPdf({ pages = 1, packed = false, locked = false, note = '' } = {}): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ');
  const tree = `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`;
  const leaf = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
  const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
  const parts = { objects: [catalogue, tree, ...Array<string>(pages).fill(leaf)], extra: locked ? ' /Encrypt 99 0 R' : '', note };
  return packed ? packedPdf(parts) : plainPdf(parts);
}

interface PdfParts {
  readonly objects: readonly string[];
  readonly extra: string;
  readonly note: string;
}

function plainPdf({ objects, extra, note }: PdfParts): Uint8Array {
  let text = `%PDF-1.7\n%\u00e2\u00e3 ${note}\n`;
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${extra} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function packedPdf({ objects, extra, note }: PdfParts): Uint8Array {
  const body = objects.join(' ');
  let at = 0;
  const table = objects
    .map((object, index) => {
      const entry = `${index + 1} ${at}`;
      at += object.length + 1;
      return entry;
    })
    .join(' ');
  const first = table.length + 1;
  const packed = deflateSync(Buffer.from(`${table} ${body}`, 'latin1')).toString('latin1');
  const stream = `<< /Type /ObjStm /N ${objects.length} /First ${first} /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
  let text = `%PDF-1.7\n%\u00e2\u00e3 ${note}\n90 0 obj\n${stream}\nendobj\n`;
  const start = text.length;
  text += `91 0 obj\n<< /Type /XRef /Size 92 /W [1 2 1] /Root 1 0 R${extra} /Length 0 >>\nstream\n\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A whole PNG of one grey pixel; `note` makes it another file. */
export function aPng({ note = '' } = {}): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('tEXt', Buffer.from(`Comment\0${note}`, 'latin1')),
    pngChunk('IDAT', deflateSync(Buffer.from([0, 0x7f]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The skeleton of a JPEG: start, frame, scan, end. No picture in it, but every mark a whole one has. */
export function aJpeg({ note = '' } = {}): Uint8Array {
  const comment = Buffer.from(note, 'utf8');
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    Buffer.from([0xff, 0xfe, 0, comment.length + 2]),
    comment,
    Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0xd2, 0xcf, 0x20, 0xff, 0xd9]),
  ]);
}

/** A picture as an iPhone keeps it. */
export function aHeic(): Uint8Array {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
}

/** A Word document by its list of contents; with `macros` one that would run. */
export function aDocx({ macros = false } = {}): Uint8Array {
  const names = ['[Content_Types].xml', 'word/document.xml', ...(macros ? ['word/vbaProject.bin'] : [])];
  return aZip(names);
}

/** A ZIP of empty files with these names. */
export function aZip(names: readonly string[]): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const local = Buffer.concat([zipFrame(0x04034b50, 30, [[26, name.length]]), Buffer.from(name)]);
    const entry = zipFrame(0x02014b50, 46, [[28, name.length]]);
    entry.writeUInt32LE(at, 42);
    locals.push(local);
    entries.push(Buffer.concat([entry, Buffer.from(name)]));
    at += local.length;
  }
  const end = zipFrame(0x06054b50, 22, [
    [8, names.length],
    [10, names.length],
  ]);
  end.writeUInt32LE(Buffer.concat(entries).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...entries, end]);
}

function zipFrame(mark: number, length: number, shorts: readonly (readonly [number, number])[]): Buffer {
  const frame = Buffer.alloc(length);
  frame.writeUInt32LE(mark, 0);
  for (const [at, value] of shorts) frame.writeUInt16LE(value, at);
  return frame;
}

/** The harmless file every scanner finds; in two halves, so that none finds it here. */
export function eicar(): Buffer {
  return Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1');
}

/**
 * A JPEG of any size that holds every mark of a whole one, and no picture; with `orientation`, as a camera held another way writes it,
 * and with notes of the camera that nobody else should read.
 */
export function aPhoto({ width = 40, height = 30, orientation = 1, note = 'GPS 9.18N 105.15E' } = {}): Uint8Array {
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001', 'latin1'),
    Buffer.from([0, orientation, 0, 0, 0, 0, 0, 0]),
    Buffer.from(note, 'latin1'),
  ]);
  const [w, h] = [Buffer.alloc(2), Buffer.alloc(2)];
  w.writeUInt16BE(width);
  h.writeUInt16BE(height);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe1, exif),
    jpegSegment(0xfe, Buffer.from(note, 'latin1')),
    jpegSegment(0xc0, Buffer.concat([Buffer.from([8]), h, w, Buffer.from([1, 1, 0x11, 0])])),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])),
    Buffer.from(note === '' ? [0xd2] : [0xd2, 0xcf, 0x20, width & 0x7f]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A PNG whose header says one size and whose content is this; `colours` counts as PNG does (2 colours, 6 with transparency). */
export function aPngSaying({ width = 1, height = 1, colours = 2, content = new Uint8Array() } = {}): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colours, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(content)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
