import { ok, refuse, type Result } from '#kernel/result';
import { fileKind } from '../file-kind.ts';
import { judgeKind, type PaperRefusal } from '../judge-paper.ts';
import type { AcceptedKind, PaperLimits } from '../limits.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectPicture } from './inspect-picture.ts';
import { isPlainDocx } from './inspect-zip.ts';

/** What a look at the content found: its kind, and how many pages when it says so. */
export interface InspectedPaper {
  readonly kind: AcceptedKind;
  readonly pages: number | null;
}

/** Whether an officer will be able to open a file that arrived whole. */
// eslint-disable-next-line house/use-cases-take-needs -- because it reckons with what it is given and asks nothing of the world
export async function inspectPaper(bytes: Uint8Array, limits: PaperLimits): Promise<Result<InspectedPaper, PaperRefusal>> {
  const seen = fileKind(bytes);
  const accepted = judgeKind(seen === 'zip' && isPlainDocx(bytes) ? 'docx' : seen, limits);
  if (!accepted.ok) return accepted;

  const kind = accepted.value;
  if (kind === 'pdf') {
    const pdf = inspectPdf(bytes);
    return pdf.state === 'readable' ? ok({ kind, pages: pdf.pages }) : refuse({ code: `paper.${pdf.state}` });
  }
  if (kind === 'docx') return ok({ kind, pages: null });
  const drawn = await inspectPicture(kind, bytes);
  return drawn.ok ? ok({ kind, pages: 1 }) : drawn;
}
