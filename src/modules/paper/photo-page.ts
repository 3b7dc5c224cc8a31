import type { Picture, PhotoTurn } from './photo.ts';

/** A4 in points, and the white around a photo: 8 mm, what printers cannot reach. */
const A4 = { short: 595.28, long: 841.89 };
const MARGIN = 22.68;

/** Six numbers as PDF writes a change of coordinates (ISO 32000, `cm`). */
export type Matrix = readonly [number, number, number, number, number, number];

/** The page for one photo: as tall or wide as the photo looks, and where the photo stands on it. */
export interface PhotoPage {
  readonly width: number;
  readonly height: number;
  readonly place: Matrix;
}

/**
 * Lays a photo on a page of A4 as its owner sees it: first upright as the camera was held (`orientation`, 1 to 8 as EXIF counts), then
 * turned clockwise as its owner asked. It fills the page up to the margin, and is never cut.
 */
export function photoPage(photo: Picture & { readonly orientation: number; readonly turn: PhotoTurn }): PhotoPage {
  const seen = times(UPRIGHT[photo.orientation] ?? IDENTITY, TURNED[photo.turn]);
  const isLying = seen[0] === 0;
  const [wide, tall] = isLying ? [photo.height, photo.width] : [photo.width, photo.height];
  const [width, height] = wide > tall ? [A4.long, A4.short] : [A4.short, A4.long];
  const scale = Math.min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / tall);
  const [w, h] = [wide * scale, tall * scale];
  return { width, height, place: times(seen, [w, 0, 0, h, (width - w) / 2, (height - h) / 2]) };
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const QUARTER: Matrix = [0, -1, 1, 0, 0, 1]; // clockwise, within the unit square
const HALF: Matrix = [-1, 0, 0, -1, 1, 1];
const THREE_QUARTERS: Matrix = [0, 1, -1, 0, 1, 0];
const MIRRORED: Matrix = [-1, 0, 0, 1, 1, 0];

const TURNED: Readonly<Record<PhotoTurn, Matrix>> = { 0: IDENTITY, 90: QUARTER, 180: HALF, 270: THREE_QUARTERS };

/** What makes a picture upright, by the orientation it carries. */
const UPRIGHT: Readonly<Record<number, Matrix>> = {
  1: IDENTITY,
  2: MIRRORED,
  3: HALF,
  4: times(MIRRORED, HALF),
  5: times(MIRRORED, THREE_QUARTERS),
  6: QUARTER,
  7: times(MIRRORED, QUARTER),
  8: THREE_QUARTERS,
};

/** First the one, then the other. */
function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}
