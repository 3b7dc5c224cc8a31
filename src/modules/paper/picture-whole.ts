/**
 * Whether a JPEG arrived whole: its segments are walked up to the picture, and the picture ends. Phones append things
 * after the end, which is allowed.
 */
export function jpegIsWhole(bytes: Uint8Array): boolean {
  let at = 2;
  let hasFrame = false;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) hasFrame = true;
    if (marker === START_OF_SCAN) return hasFrame && endsAfter(bytes, at);
    at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
  }
  return false;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function endsAfter(bytes: Uint8Array, start: number): boolean {
  for (let at = bytes.length - 2; at > start; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) return true;
  }
  return false;
}

/** Whether a PNG arrived whole: its chunks are walked from the header to the end mark, and one holds the picture. */
export function pngIsWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  let hasPicture = false;
  while (at + 12 <= bytes.length) {
    const name = String.fromCharCode(bytes[at + 4]!, bytes[at + 5]!, bytes[at + 6]!, bytes[at + 7]!);
    if (at === 8 && name !== 'IHDR') return false;
    if (name === 'IDAT') hasPicture = true;
    if (name === 'IEND') return hasPicture;
    at += 12 + view.getUint32(at);
  }
  return false;
}
