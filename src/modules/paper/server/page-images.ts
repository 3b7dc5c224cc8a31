import { isPhoto, type PhotoTurn } from '../photo.ts';
import { bindPhotos } from './bind-photos.ts';
import type { DerivedFiles } from './derived-files.ts';
import type { ObjectStore } from './object-store.ts';
import type { NotPainted, PagePainter, PageSize, PdfToPaint } from './page-painter.ts';

/** The widths in which pages are drawn: for a strip of small pages, for reading, and twice as near. */
export const PAGE_WIDTHS = [160, 1000, 1500, 2000] as const;
export type PageWidth = (typeof PAGE_WIDTHS)[number];

export interface Content {
  readonly sha256: string;
  readonly mediaType: string;
}

export interface PageImageNeeds {
  readonly objects: ObjectStore;
  readonly painter: PagePainter;
  readonly derived: DerivedFiles;
}

const SIZES = 'sizes';

/** The pages of a paper, for whoever may open it: that was asked by the caller. A photo is bound first, as those of a filing are. */
export async function pagesOf(content: Content, needs: PageImageNeeds): Promise<readonly PageSize[] | NotPainted | 'no-pages'> {
  if (!hasPages(content)) return 'no-pages';
  const kept = await needs.derived.read(content.sha256, SIZES);
  if (kept) return JSON.parse(Buffer.from(kept).toString('utf8')) as readonly PageSize[] | 'unreadable';
  const measured = await needs.painter.measure(toPaint(content, needs));
  // What took too long may only have met a busy machine.
  if (measured !== 'too-much') await needs.derived.write(content.sha256, SIZES, Buffer.from(JSON.stringify(measured)));
  return measured;
}

/** One page as a JPEG, drawn once and kept. */
export async function pageImage(
  content: Content,
  wanted: { readonly page: number; readonly width: PageWidth; readonly turn: PhotoTurn },
  needs: PageImageNeeds,
): Promise<Uint8Array | NotPainted | 'no-pages'> {
  const pages = await pagesOf(content, needs);
  if (typeof pages === 'string') return pages;
  if (!pages[wanted.page - 1]) return 'no-pages';
  const name = `${wanted.page}-${wanted.width}-${wanted.turn}`;
  const kept = await needs.derived.read(content.sha256, name);
  if (kept) return kept;
  const painted = await needs.painter.paint(toPaint(content, needs), wanted);
  if (typeof painted !== 'string') await needs.derived.write(content.sha256, name, painted);
  return painted;
}

const KEPT_DAYS = 7;

/** Forgets pictures that were made a while ago; whoever wants them again has them drawn again. */
export async function forgetPageImages(needs: { readonly derived: DerivedFiles; readonly now: Temporal.Instant }): Promise<number> {
  return needs.derived.sweep(needs.now.subtract({ hours: KEPT_DAYS * 24 }));
}

function hasPages({ mediaType }: Content): boolean {
  return mediaType === 'application/pdf' || isPhoto({ mediaType });
}

function toPaint({ sha256, mediaType }: Content, needs: PageImageNeeds): PdfToPaint {
  const whole = async () => gather(await needs.objects.open(sha256));
  if (!isPhoto({ mediaType })) return { sha256, open: whole };
  return { sha256, open: () => gather(bindPhotos([{ open: whole, turn: 0 }])) };
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
