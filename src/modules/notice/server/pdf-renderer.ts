import type { TemplateId } from '../official-papers.ts';

/** What is printed without being official: a paper of the demo, marked as worth nothing. */
export type PlainTemplateId = 'demo-paper';

/** Prints an official paper from its template. The same data at the same time gives the same bytes. */
export interface PdfRenderer {
  render(
    template: TemplateId | PlainTemplateId,
    asked: {
      /** Plain texts, in the shape the template asks for. */
      readonly data: object;
      readonly at: Temporal.Instant;
      /** What the QR code on it opens; no code is printed without one. */
      readonly link?: string;
    },
  ): Promise<Uint8Array>;
}
