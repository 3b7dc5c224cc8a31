import { createDeflate, createInflate } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import type { Jpeg } from '../jpeg.ts';
import { CHANNELS, rowBytes, type Png } from '../png.ts';
import { withoutAlpha } from './png-rows.ts';

/** A picture as a PDF holds it. */
export interface PdfImage {
  readonly dictionary: string;
  readonly length: number;
  readonly pieces: readonly Uint8Array[];
}

/** A JPEG goes in as it is, without the segments that no viewer needs. */
export function jpegImage(bytes: Uint8Array, jpeg: Jpeg): PdfImage {
  const space = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[jpeg.channels];
  const inverted = jpeg.channels === 4 && jpeg.isAdobe ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
  const pieces = jpeg.needed.map(([start, end]) => bytes.subarray(start, end));
  return { dictionary: `${sizes(jpeg)} /ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode${inverted}`, ...measured(pieces) };
}

/** A PNG goes in as it is packed; one that one can see through is unpacked row by row, laid on white, and packed again. */
// eslint-disable-next-line house/use-cases-take-needs -- because it reckons with what it is given and asks nothing of the world
export async function pngImage(bytes: Uint8Array, png: Png): Promise<PdfImage> {
  const pieces = png.data.map(([start, end]) => bytes.subarray(start, end));
  if (png.colours === 'grey-alpha' || png.colours === 'rgb-alpha') {
    const channels = CHANNELS[png.colours] - 1;
    const space = channels === 1 ? '/DeviceGray' : '/DeviceRGB';
    return {
      dictionary: `${sizes(png)} /ColorSpace ${space} /BitsPerComponent 8 /Filter /FlateDecode`,
      ...measured(await flattened(pieces, png)),
    };
  }
  const { width, bitDepth, colours } = png;
  const parameters = `<< /Predictor 15 /Colors ${CHANNELS[colours]} /BitsPerComponent ${bitDepth} /Columns ${width} >>`;
  return {
    dictionary: `${sizes(png)} /ColorSpace ${spaceOf(png)} /BitsPerComponent ${bitDepth} /Filter /FlateDecode /DecodeParms ${parameters}`,
    ...measured(pieces),
  };
}

function spaceOf({ colours, palette }: Png): string {
  if (colours !== 'palette' || !palette) return colours === 'grey' ? '/DeviceGray' : '/DeviceRGB';
  return `[/Indexed /DeviceRGB ${Math.floor(palette.length / 3) - 1} <${Buffer.from(palette).toString('hex')}>]`;
}

async function flattened(pieces: readonly Uint8Array[], png: Png): Promise<readonly Uint8Array[]> {
  const packed: Uint8Array[] = [];
  await pipeline(
    pieces,
    createInflate(),
    (unpacked: AsyncIterable<Uint8Array>) => withoutAlpha(unpacked, png, rowBytes(png)),
    createDeflate({ level: 6 }),
    async function gather(stream: AsyncIterable<Uint8Array>) {
      for await (const piece of stream) packed.push(piece);
    },
  );
  return packed;
}

function sizes({ width, height }: { readonly width: number; readonly height: number }): string {
  return `/Width ${width} /Height ${height}`;
}

function measured(pieces: readonly Uint8Array[]): Pick<PdfImage, 'length' | 'pieces'> {
  return { pieces, length: pieces.reduce((sum, { length }) => sum + length, 0) };
}
