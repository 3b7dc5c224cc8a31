import { createInflate } from 'node:zlib';
import { ok, refuse, type Result } from '#kernel/result';
import type { PaperRefusal } from '../judge-paper.ts';
import { readJpeg } from '../jpeg.ts';
import { MOST_MEGAPIXELS, type Picture } from '../photo.ts';
import { readPng, rowBytes, type Png } from '../png.ts';

/** Whether a picture that arrived whole can be drawn: it has pixels, not absurdly many, and unpacks to as many as it says. */
// eslint-disable-next-line house/use-cases-take-needs -- because it reckons with what it is given and asks nothing of the world
export async function inspectPicture(kind: 'jpeg' | 'png', bytes: Uint8Array): Promise<Result<null, PaperRefusal>> {
  const picture = kind === 'jpeg' ? readJpeg(bytes) : readPng(bytes);
  if (!picture || picture.width === 0 || picture.height === 0) return refuse({ code: 'paper.unreadable' });
  if (isBomb(picture)) return refuse({ code: 'paper.picture-too-large', limitMp: MOST_MEGAPIXELS });
  if (kind === 'png' && !(await unpacksAsSaid(bytes, picture as Png))) return refuse({ code: 'paper.unreadable' });
  return ok(null);
}

const LONGEST_SIDE = 30_000; // pixels; a page of A4 scanned at 2,400 dpi
const MOST_UNPACKED = 480 * 1024 * 1024; // bytes

function isBomb(picture: Picture & Partial<Png>): boolean {
  const { width, height, bitDepth, colours } = picture;
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_MEGAPIXELS * 1_000_000) return true;
  return bitDepth !== undefined && colours !== undefined && rowBytes({ width, bitDepth, colours }) * height > MOST_UNPACKED;
}

/** Counts what comes out and keeps none of it, up to what the picture says it is: what would come after that is never unpacked. */
async function unpacksAsSaid(bytes: Uint8Array, png: Png): Promise<boolean> {
  const expected = (rowBytes(png) + 1) * png.height;
  const unpacked = createInflate();
  unpacked.on('error', () => undefined);
  for (const [start, end] of png.data) unpacked.write(bytes.subarray(start, end));
  unpacked.end();
  let size = 0;
  try {
    for await (const piece of unpacked as AsyncIterable<Uint8Array>) {
      size += piece.length;
      if (size >= expected) return true;
    }
  } catch {
    return false;
  }
  return false;
}
