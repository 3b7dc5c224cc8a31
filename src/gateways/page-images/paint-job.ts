import type { PageSize, WantedPage } from '#modules/paper/server';

/** What is sent to the thread that draws. A file is sent once; after that its pages are asked for. */
export type PaintJob = { readonly kind: 'open'; readonly bytes: Uint8Array } | ({ readonly kind: 'paint' } & WantedPage);

/** What comes back: sizes of all pages, a picture, or that it cannot be drawn. */
export type PaintAnswer =
  | { readonly kind: 'sizes'; readonly sizes: readonly PageSize[] }
  | { readonly kind: 'picture'; readonly jpeg: Uint8Array }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-much' };

/** The bounds of the thread. */
export interface PaintLimits {
  /** Of memory for PDFium, the file included. */
  readonly mostBytes: number;
  readonly mostPixels: number;
  readonly mostPages: number;
}
