import type { PhotoTurn } from '#modules/paper';
import type { PageSize } from '#modules/paper/server';

/** Pixels, four bytes each, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const LONGEST_SIDE = 16_000; // pixels

/** How many pixels a page is drawn with: as wide as asked, unless that were more than anybody looks at. */
export function sizeIn(page: PageSize, { width, mostPixels }: { readonly width: number; readonly mostPixels: number }): PageSize {
  const scale = Math.min(
    width / page.width,
    Math.sqrt(mostPixels / (page.width * page.height)),
    LONGEST_SIDE / page.width,
    LONGEST_SIDE / page.height,
  );
  return { width: Math.max(1, Math.floor(page.width * scale)), height: Math.max(1, Math.floor(page.height * scale)) };
}

/** The same picture, turned clockwise. */
export function turned(pixels: Pixels, turn: PhotoTurn): Pixels {
  if (turn === 0) return pixels;
  const { width, height } = pixels;
  const from = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  const place = placeIn({ width, height }, turn);
  for (let y = 0, at = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, at += 1) to[place(x, y)] = from[at]!;
  const size = turn === 180 ? { width, height } : { width: height, height: width };
  return { data: new Uint8Array(to.buffer), ...size };
}

/** Where a pixel goes. */
function placeIn({ width, height }: PageSize, turn: PhotoTurn): (x: number, y: number) => number {
  if (turn === 90) return (x, y) => x * height + (height - 1 - y);
  if (turn === 180) return (x, y) => (height - 1 - y) * width + (width - 1 - x);
  return (x, y) => (width - 1 - x) * height + y;
}
