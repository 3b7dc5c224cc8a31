import type { Picture } from './photo.ts';

/** A PNG that arrived whole. */
export interface Png extends Picture {
  readonly bitDepth: 1 | 2 | 4 | 8 | 16;
  readonly colours: PngColours;
  /** The colours that a palette picture counts, three bytes each. */
  readonly palette: Uint8Array | null;
  /** Where the packed picture lies, in pieces. */
  readonly data: readonly (readonly [start: number, end: number])[];
}

export type PngColours = 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgb-alpha';

/**
 * Reads a PNG's chunks from the header to the end mark; null when it is cut, makes no sense, or is interlaced, which nobody has used
 * for a generation and no PDF can show without unpacking it whole.
 */
export function readPng(bytes: Uint8Array): Png | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: [number, number][] = [];
  let head: Omit<Png, 'palette' | 'data'> | null = null;
  let palette: Uint8Array | null = null;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(bytes[at + 4]!, bytes[at + 5]!, bytes[at + 6]!, bytes[at + 7]!);
    const [start, end] = [at + 8, at + 8 + length];
    if (end + 4 > bytes.length) return null;
    if (at === 8) {
      head = name === 'IHDR' && length === 13 ? headIn(view, start) : null;
      if (!head) return null;
    }
    if (name === 'PLTE') palette = bytes.subarray(start, end);
    if (name === 'IDAT' && data.push([start, end]) > MOST_PIECES) return null;
    if (name === 'IEND') return head && data.length > 0 && (head.colours !== 'palette' || palette) ? { ...head, palette, data } : null;
    at = end + 4;
  }
  return null;
}

/** Programs write pieces of some kilobytes; millions of empty ones would fill the memory of whoever unpacks them. */
const MOST_PIECES = 50_000;

/** How many bytes one row of the unpacked picture has, its filter mark not counted. */
export function rowBytes({ width, bitDepth, colours }: Pick<Png, 'width' | 'bitDepth' | 'colours'>): number {
  return Math.ceil((width * bitDepth * CHANNELS[colours]) / 8);
}

export const CHANNELS = { grey: 1, rgb: 3, palette: 1, 'grey-alpha': 2, 'rgb-alpha': 4 } as const satisfies Record<PngColours, number>;

const COLOURS: Readonly<Record<number, PngColours>> = { 0: 'grey', 2: 'rgb', 3: 'palette', 4: 'grey-alpha', 6: 'rgb-alpha' };
const DEPTHS: Readonly<Record<PngColours, readonly number[]>> = {
  grey: [1, 2, 4, 8, 16],
  rgb: [8, 16],
  palette: [1, 2, 4, 8],
  'grey-alpha': [8, 16],
  'rgb-alpha': [8, 16],
};

function headIn(view: DataView, at: number): Omit<Png, 'palette' | 'data'> | null {
  const colours = COLOURS[view.getUint8(at + 9)];
  const bitDepth = view.getUint8(at + 8);
  const isPlain = view.getUint8(at + 10) === 0 && view.getUint8(at + 11) === 0 && view.getUint8(at + 12) === 0;
  if (!colours || !isPlain || !DEPTHS[colours].includes(bitDepth)) return null;
  return { width: view.getUint32(at), height: view.getUint32(at + 4), bitDepth: bitDepth as Png['bitDepth'], colours };
}
