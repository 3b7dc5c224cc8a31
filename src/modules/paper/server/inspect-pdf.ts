import { inflateSync } from 'node:zlib';

/** What a light look into a PDF tells. `pages` is null when the file hides its page tree where we do not look. */
export type PdfState =
  { readonly state: 'readable'; readonly pages: number | null } | { readonly state: 'encrypted' } | { readonly state: 'unreadable' };

/**
 * Whether an officer will be able to open a PDF: it is whole, it has a catalogue, nobody locked it.
 *
 * Deliberately not a PDF reader. It trusts no offset and no length in the file, so a hostile one costs a scan and nothing more.
 */
export function inspectPdf(bytes: Uint8Array): PdfState {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!endsProperly(text)) return { state: 'unreadable' };

  const trailers = trailersOf(text);
  if (trailers.some((trailer) => /\/Encrypt\s*(?:\d|<<)/.test(trailer))) return { state: 'encrypted' };
  if (!trailers.some((trailer) => /\/Root\s*\d/.test(trailer))) return { state: 'unreadable' };

  const pages = countPages(text);
  return pages === 0 ? { state: 'unreadable' } : { state: 'readable', pages };
}

/** A cut file has lost its end; a linearised one keeps an early end mark but says how long it should be. */
function endsProperly(text: string): boolean {
  const end = text.lastIndexOf('%%EOF');
  if (end === -1 || text.lastIndexOf('startxref', end) === -1) return false;
  const promised = /\/Linearized[^>]{0,200}?\/L\s+(\d+)/.exec(text.slice(0, 1024))?.[1];
  return promised === undefined || Number(promised) <= text.length;
}

const LONGEST_DICTIONARY = 4096;

function trailersOf(text: string): string[] {
  const classic = positionsOf(text, /\btrailer\b/g).map((at) => text.slice(at, at + LONGEST_DICTIONARY).split('startxref')[0]!);
  const compressed = positionsOf(text, /\/Type\s*\/XRef\b/g).map((at) => dictionaryAround(text, at));
  return [...classic, ...compressed];
}

function countPages(text: string): number | null {
  const plain = positionsOf(text, /\/Type\s*\/Pages\b/g).map((at) => dictionaryAround(text, at));
  const counts = [...plain, ...packedObjects(text)].filter((object) => /\/Type\s*\/Pages\b/.test(object)).flatMap(countIn);
  // Every branch of the page tree counts its own leaves; the root counts them all.
  return counts.length === 0 ? null : Math.max(...counts);
}

function countIn(object: string): number[] {
  const count = /\/Count\s+(\d{1,7})\b/.exec(object)?.[1];
  return count === undefined ? [] : [Number(count)];
}

function dictionaryAround(text: string, at: number): string {
  const from = text.lastIndexOf('obj', at);
  if (from === -1 || at - from > LONGEST_DICTIONARY) return text.slice(at, at + LONGEST_DICTIONARY);
  const rest = text.slice(from, at + LONGEST_DICTIONARY);
  return rest.split(/endobj|stream/)[0]!;
}

const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_STREAMS = 2000;

/** The objects that newer files pack into compressed streams, one text each, up to a bound that no honest file meets. */
function packedObjects(text: string): string[] {
  const objects: string[] = [];
  let left = MOST_UNPACKED;
  for (const at of positionsOf(text, /\/Type\s*\/ObjStm\b/g).slice(0, MOST_STREAMS)) {
    const unpacked = unpack(text, at, left);
    if (unpacked === null) continue;
    left -= unpacked.length;
    objects.push(...splitObjects(unpacked, dictionaryAround(text, at)));
  }
  return objects;
}

function unpack(text: string, at: number, maxOutputLength: number): string | null {
  const mark = text.indexOf('stream', at);
  if (mark === -1 || maxOutputLength <= 0) return null;
  const start = text.startsWith('\r\n', mark + 6) ? mark + 8 : mark + 7;
  const end = text.indexOf('endstream', start);
  if (end === -1) return null;
  try {
    return inflateSync(Buffer.from(text.slice(start, end), 'latin1'), { maxOutputLength }).toString('latin1');
  } catch {
    return null;
  }
}

function splitObjects(unpacked: string, dictionary: string): string[] {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  const numbers = unpacked.slice(0, first).trim().split(/\s+/).map(Number);
  const starts = numbers.filter((_, index) => index % 2 === 1).map((offset) => first + offset);
  return starts.map((start, index) => unpacked.slice(start, starts[index + 1]));
}

function positionsOf(text: string, mark: RegExp): number[] {
  return Array.from(text.matchAll(mark), (found) => found.index);
}
