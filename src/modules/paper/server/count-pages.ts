import { inflateSync } from 'node:zlib';
import { dictionaryAround, LONGEST_DICTIONARY, positionsOf } from './pdf-marks.ts';

const MOST_BRANCHES = 20_000; // of a page tree
const MOST_STREAMS = 2000;
const MOST_OBJECTS = 50_000; // packed into them
const LONGEST_LIST = 1024 * 1024; // characters that say where they are
const MOST_UNPACKED = 64 * 1024 * 1024; // bytes, all streams together
const MOST_GROWN = 1032; // times; what deflate can make of a byte

/** How many pages a PDF says it has. Null when it hides its page tree where we do not look, or more of it than any honest file has. */
export function countPages(text: string): number | null {
  const plain = positionsOf(text, /\/Type\s*\/Pages\b/g, MOST_BRANCHES + 1);
  const packed = packedObjects(text);
  if (plain.length > MOST_BRANCHES || packed === null) return null;
  const branches = [...plain.map((at) => dictionaryAround(text, at)), ...packed].filter((object) => /\/Type\s*\/Pages\b/.test(object));
  // Every branch of the page tree counts its own leaves; the root counts them all.
  return branches.flatMap(countIn).reduce<number | null>((most, count) => Math.max(most ?? 0, count), null);
}

function countIn(object: string): number[] {
  const count = /\/Count\s+(\d{1,7})\b/.exec(object)?.[1];
  return count === undefined ? [] : [Number(count)];
}

/**
 * The objects that newer files pack into compressed streams, the beginning of each. One stream follows another and is unpacked once; what
 * it may unpack to is counted also when it fails, so that a kilobyte named a thousand times costs no more than once. Null: too much.
 */
function packedObjects(text: string): string[] | null {
  const objects: string[] = [];
  let [left, past] = [MOST_UNPACKED, 0];
  for (const at of positionsOf(text, /\/Type\s*\/ObjStm\b/g, MOST_STREAMS)) {
    if (at < past) continue;
    const [start, end] = streamAt(text, at);
    if (end === -1) break;
    past = end;
    const dictionary = dictionaryAround(text, at);
    const unpacked = unpack(text.slice(start, end), left);
    left -= unpacked?.length ?? (end - start) * MOST_GROWN;
    const found = unpacked === null ? [] : splitObjects(unpacked, dictionary);
    if (left <= 0 || objects.length + found.length > MOST_OBJECTS) return null;
    for (const one of found) objects.push(one);
  }
  return objects;
}

function streamAt(text: string, at: number): readonly [start: number, end: number] {
  const mark = text.slice(at, at + LONGEST_DICTIONARY).indexOf('stream');
  if (mark === -1) return [at, at];
  const start = text.startsWith('\r\n', at + mark + 6) ? at + mark + 8 : at + mark + 7;
  return [start, text.indexOf('endstream', start)];
}

function unpack(packed: string, maxOutputLength: number): string | null {
  try {
    return inflateSync(Buffer.from(packed, 'latin1'), { maxOutputLength }).toString('latin1');
  } catch {
    return null;
  }
}

/** A stream begins with pairs of numbers: an object, and where it starts after `First`. */
function splitObjects(unpacked: string, dictionary: string): string[] {
  const first = Number(/\/First\s+(\d{1,9})/.exec(dictionary)?.[1] ?? 0);
  const pairs = unpacked.slice(0, Math.min(first, LONGEST_LIST)).matchAll(/\d{1,9}\s{1,9}(\d{1,9})/g);
  const starts = [...pairs.take(MOST_OBJECTS + 1)].map(([, offset]) => first + Number(offset));
  return starts.map((start, index) => unpacked.slice(start, Math.min(starts[index + 1] ?? Infinity, start + LONGEST_DICTIONARY)));
}
