import type { FormId } from '../official-forms.ts';

/** Prints an official form. The same data at the same time gives the same bytes. */
export interface PdfRenderer {
  render(
    form: FormId,
    asked: {
      /** Plain texts, in the shape the form's template asks for. */
      readonly data: object;
      readonly at: Temporal.Instant;
      /** What the QR code on it opens; no code is printed without one. */
      readonly link?: string;
    },
  ): Promise<Uint8Array>;
}
