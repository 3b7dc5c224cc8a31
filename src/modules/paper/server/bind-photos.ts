import { createHash } from 'node:crypto';
import { readJpeg } from '../jpeg.ts';
import type { PhotoTurn } from '../photo.ts';
import { photoPage, type PhotoPage } from '../photo-page.ts';
import { readPng } from '../png.ts';
import { jpegImage, pngImage, type PdfImage } from './pdf-image.ts';

/** A photo to be bound: what it says, opened only when its turn comes, and how its owner turned it. */
export interface PhotoToBind {
  readonly open: () => Promise<Uint8Array>;
  readonly turn: PhotoTurn;
}

/**
 * Binds photos into one PDF, a page of A4 for each, in the order given.
 *
 * Pictures go in as they are, without the notes a camera wrote into them (place, device, owner). One photo is in memory at a time,
 * and nothing is unpacked but pictures with transparency, row by row. The same photos give the same bytes.
 */
// eslint-disable-next-line house/use-cases-take-needs -- because it reckons with what it is given and asks nothing of the world
export async function* bindPhotos(photos: readonly PhotoToBind[]): AsyncGenerator<Uint8Array> {
  const file = new PdfFile();
  const first = 3;
  const kids = photos.map((_, index) => `${first + index * PER_PAGE} 0 R`).join(' ');
  yield file.text(HEAD);
  yield file.object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  yield file.object(2, `<< /Type /Pages /Kids [${kids}] /Count ${photos.length} >>`);
  for (const [index, photo] of photos.entries()) yield* bindOne(file, first + index * PER_PAGE, photo);
  yield file.end();
}

/** The mark of the format, and four bytes that say: this is no text. */
const HEAD = Buffer.from('255044462d312e370a25e2e3cfd30a', 'hex').toString('latin1');
const PER_PAGE = 3; // the page, what is drawn on it, the picture

async function* bindOne(file: PdfFile, number: number, { open, turn }: PhotoToBind): AsyncGenerator<Uint8Array> {
  const bytes = await open();
  const { page, image } = await readPhoto(bytes, turn);
  const box = `[0 0 ${figure(page.width)} ${figure(page.height)}]`;
  const drawing = `q ${page.place.map(figure).join(' ')} cm /P Do Q`;
  const uses = `/Resources << /XObject << /P ${number + 2} 0 R >> >>`;
  yield file.object(number, `<< /Type /Page /Parent 2 0 R /MediaBox ${box} ${uses} /Contents ${number + 1} 0 R >>`);
  yield file.object(number + 1, `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`);
  yield file.begin(number + 2, `<< /Type /XObject /Subtype /Image ${image.dictionary} /Length ${image.length} >>\nstream\n`);
  for (const piece of image.pieces) yield file.raw(piece);
  yield file.text('\nendstream\nendobj\n');
}

async function readPhoto(bytes: Uint8Array, turn: PhotoTurn): Promise<{ readonly page: PhotoPage; readonly image: PdfImage }> {
  const jpeg = bytes[0] === 0xff ? readJpeg(bytes) : null;
  if (jpeg) return { page: photoPage({ ...jpeg, turn }), image: jpegImage(bytes, jpeg) };
  const png = readPng(bytes);
  if (!png) throw new Error('A kept picture is neither a JPEG nor a PNG');
  return { page: photoPage({ ...png, orientation: 1, turn }), image: await pngImage(bytes, png) };
}

/** Keeps count of where each object of the file begins, and of what was written. */
class PdfFile {
  readonly #starts = new Map<number, number>();
  readonly #hash = createHash('sha256');
  #at = 0;

  raw(bytes: Uint8Array): Uint8Array {
    this.#at += bytes.length;
    this.#hash.update(bytes);
    return bytes;
  }

  text(text: string): Uint8Array {
    return this.raw(Buffer.from(text, 'latin1'));
  }

  begin(number: number, text: string): Uint8Array {
    this.#starts.set(number, this.#at);
    return this.text(`${number} 0 obj\n${text}`);
  }

  object(number: number, text: string): Uint8Array {
    return this.begin(number, `${text}\nendobj\n`);
  }

  end(): Uint8Array {
    const size = this.#starts.size + 1;
    const rows = Array.from({ length: size - 1 }, (_, index) => `${String(this.#starts.get(index + 1)).padStart(10, '0')} 00000 n \n`);
    const id = `<${this.#hash.copy().digest('hex').slice(0, 32)}>`;
    const at = this.#at;
    return this.text(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R /ID [${id} ${id}] >>\nstartxref\n${at}\n%%EOF\n`,
    );
  }
}

function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
}
