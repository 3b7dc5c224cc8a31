/** What stands on a paper and when it was made. */
export interface Printed {
  /** Plain texts, in the shape the template asks for. */
  readonly data: object;
  readonly at: Temporal.Instant;
  /** What the QR code on it opens; no code is printed without one. */
  readonly link?: string;
}

/** Prints papers from the templates of the law, by the name of their file. The same data at the same time gives the same bytes. */
export interface PdfRenderer {
  render(template: string, printed: Printed): Promise<Uint8Array>;
  /** The same pages as one picture, to look at before anything is issued. */
  draw(template: string, printed: Printed): Promise<string>;
}
