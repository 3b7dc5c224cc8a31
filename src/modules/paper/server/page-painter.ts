import type { PhotoTurn } from '../photo.ts';

/** The size of a page as it is looked at, in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A PDF to be drawn: known by its hash, opened only when it is not at hand. */
export interface PdfToPaint {
  readonly sha256: string;
  readonly open: () => Promise<Uint8Array>;
}

/** One page, counted from 1, as wide as this before it is turned. */
export interface WantedPage {
  readonly page: number;
  readonly width: number;
  readonly turn: PhotoTurn;
}

/** Why a page is not to be had: nobody can read the file, or it asks for more time or memory than any honest one. */
export type NotPainted = 'unreadable' | 'too-much';

/**
 * Draws pages of PDF files that strangers sent, within bounds of time, memory and pixels. A file made to break viewers costs its
 * drawing and nothing else.
 */
export interface PagePainter {
  measure(pdf: PdfToPaint): Promise<readonly PageSize[] | NotPainted>;
  /** A JPEG. */
  paint(pdf: PdfToPaint, wanted: WantedPage): Promise<Uint8Array | NotPainted>;
}
