/** By how much a photo is turned clockwise, in degrees. */
export type PhotoTurn = 0 | 90 | 180 | 270;

/** Whether a paper is a picture: several of them for one component become one PDF. */
export function isPhoto({ mediaType }: { readonly mediaType: string }): boolean {
  return mediaType === 'image/jpeg' || mediaType === 'image/png';
}

/** More than any phone takes; what unpacks to more is made to fill memories. */
export const MOST_MEGAPIXELS = 120;

/** What a picture says of itself, as far as it is needed to put it on a page. */
export interface Picture {
  readonly width: number;
  readonly height: number;
}
