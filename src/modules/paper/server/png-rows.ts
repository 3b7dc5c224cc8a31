import { CHANNELS, type Png } from '../png.ts';

/** Rows of a PNG with transparency as they come out of its packing, laid on white: eight bits a channel, nothing to see through. */
// eslint-disable-next-line house/use-cases-take-needs -- because it reckons with what it is given and asks nothing of the world
export async function* withoutAlpha(unpacked: AsyncIterable<Uint8Array>, png: Png, length: number): AsyncGenerator<Uint8Array> {
  const bytesPerPixel = (CHANNELS[png.colours] * png.bitDepth) / 8;
  let before: Uint8Array = new Uint8Array(length);
  let rows = 0;
  for await (const filtered of inRows(unpacked, length + 1)) {
    if ((rows += 1) > png.height) return;
    const row = unfilter(filtered, before, bytesPerPixel);
    before = row;
    yield onWhite(row, png);
  }
}

async function* inRows(stream: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let row = new Uint8Array(length);
  let filled = 0;
  for await (const piece of stream) {
    for (let from = 0; from < piece.length;) {
      const taken = Math.min(length - filled, piece.length - from);
      row.set(piece.subarray(from, from + taken), filled);
      from += taken;
      filled += taken;
      if (filled < length) continue;
      yield row;
      row = new Uint8Array(length);
      filled = 0;
    }
  }
}

/** Undoes the guess each row was packed with (PNG, third edition, chapter 9). */
function unfilter(filtered: Uint8Array, before: Uint8Array, step: number): Uint8Array {
  const filter = filtered[0];
  const row = filtered.slice(1);
  for (let at = 0; at < row.length; at += 1) {
    const left = at < step ? 0 : row[at - step]!;
    const above = before[at]!;
    const corner = at < step ? 0 : before[at - step]!;
    row[at] = row[at]! + guess(filter, left, { above, corner });
  }
  return row;
}

function guess(filter: number | undefined, left: number, { above, corner }: { readonly above: number; readonly corner: number }): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function onWhite(row: Uint8Array, { width, bitDepth, colours }: Png): Uint8Array {
  const channels = CHANNELS[colours];
  const wide = bitDepth / 8; // of two bytes the first is the one that counts
  const laid = new Uint8Array(width * (channels - 1));
  for (let x = 0; x < width; x += 1) {
    const at = x * channels * wide;
    const alpha = row[at + (channels - 1) * wide]! / 255;
    for (let channel = 0; channel < channels - 1; channel += 1) {
      laid[x * (channels - 1) + channel] = Math.round(row[at + channel * wide]! * alpha + 255 * (1 - alpha));
    }
  }
  return laid;
}
