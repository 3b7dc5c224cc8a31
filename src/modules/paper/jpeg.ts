import type { Picture } from './photo.ts';

/** A JPEG that arrived whole. */
export interface Jpeg extends Picture {
  /** 1 grey, 3 colours, 4 as printers use. */
  readonly channels: 1 | 3 | 4;
  /** Written by Adobe's programs, which keep the four colours of printers inverted. */
  readonly isAdobe: boolean;
  /** How the camera was held, 1 to 8 as EXIF counts (TIFF 6.0, tag 274); 1 is upright. */
  readonly orientation: number;
  /** Where the segments lie that a viewer needs: no place, no device, no owner, no second picture. */
  readonly needed: readonly (readonly [start: number, end: number])[];
}

/**
 * Reads a JPEG's segments up to the picture, and finds its end; null when it is cut, or of a sort that viewers of PDF do not draw.
 * Phones append things after the end, which is allowed and not taken along.
 */
export function readJpeg(bytes: Uint8Array): Jpeg | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const needed: [number, number][] = [[0, 2]];
  let frame: (Picture & { readonly channels: number }) | null = null;
  let isAdobe = false;
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2) return null;
    if (isFrame(marker)) {
      if (!DRAWN.has(marker) || length < 8 || end > bytes.length || bytes[at + 4] !== 8) return null;
      frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7), channels: bytes[at + 9]! };
    }
    if (marker === ADOBE) isAdobe ||= startsWith(bytes.subarray(at + 4, end), 'Adobe');
    if (marker === EXIF) orientation = orientationIn(bytes.subarray(at + 4, end)) ?? orientation;
    if (marker === START_OF_SCAN) {
      const last = endAfter(bytes, end);
      if (!frame || last === null || !isChannels(frame.channels)) return null;
      return { ...frame, channels: frame.channels, isAdobe, orientation, needed: [...needed, [at, last]] };
    }
    if (isNeeded(marker) && needed.push([at, end]) > MOST_SEGMENTS) return null;
    at = end;
  }
  return null;
}

/** A few dozen are many; millions, each of four bytes, would fill the memory of whoever counts them. */
const MOST_SEGMENTS = 4000;

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const EXIF = 0xe1;
const ADOBE = 0xee;

/** Baseline, extended and progressive: what every viewer of PDF draws (ISO 32000, DCTDecode). */
const DRAWN = new Set([0xc0, 0xc1, 0xc2]);

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Tables, frames, and the one application segment that says how colours are meant; every other one may tell of place and device. */
function isNeeded(marker: number): boolean {
  return marker === ADOBE || !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe);
}

function isChannels(count: number): count is 1 | 3 | 4 {
  return count === 1 || count === 3 || count === 4;
}

/** Walks the picture itself, whose scans may have tables between them, to its end; null when it is cut. */
function endAfter(bytes: Uint8Array, start: number): number | null {
  let scans = 1;
  for (let at = start; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const marker = bytes[at + 1]!;
    if (marker === END_OF_IMAGE) return at + 2;
    if (marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) continue;
    if (marker === START_OF_SCAN && (scans += 1) > MOST_SCANS) return null;
    at += 1 + ((bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0));
  }
  return null;
}

/** Progressive pictures have about ten; thousands are made to keep a viewer busy. */
const MOST_SCANS = 100;

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

const EXIF_HEAD = 6; // 'Exif' and two zeros
const ORIENTATION = 0x0112;

function orientationIn(segment: Uint8Array): number | null {
  if (!startsWith(segment, 'Exif') || segment.length < EXIF_HEAD + 14) return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + EXIF_HEAD, segment.length - EXIF_HEAD);
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(first, little);
  for (let index = 0; index < entries; index += 1) {
    const at = first + 2 + index * 12;
    if (at + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(at, little) !== ORIENTATION) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
