import { ok, refuse, type Result } from '#kernel/result';
import type { FileKind } from './file-kind.ts';
import type { AcceptedKind, PaperLimits } from './limits.ts';

/** Why a file is not taken as a paper. `limitMb` and `accepted` are what the sender needs to do better. */
export type PaperRefusal =
  | { readonly code: 'paper.empty' }
  | { readonly code: 'paper.too-large'; readonly limitMb: number }
  | { readonly code: 'paper.dossier-full'; readonly limitMb: number; readonly leftMb: number }
  | { readonly code: 'paper.wrong-kind'; readonly kind: FileKind; readonly accepted: string }
  | { readonly code: 'paper.heic'; readonly accepted: string }
  | { readonly code: 'paper.encrypted' }
  | { readonly code: 'paper.infected' }
  | { readonly code: 'paper.picture-too-large'; readonly limitMp: number }
  | { readonly code: 'paper.unreadable' };

/**
 * Whether a file of this kind is taken here.
 *
 * A picture in an iPhone's own format has its own answer, because its owner can send the same picture as JPEG.
 */
export function judgeKind(kind: FileKind | 'docx', limits: PaperLimits): Result<AcceptedKind, PaperRefusal> {
  const wanted = limits.accepts.find((accepted) => accepted === kind);
  if (wanted) return ok(wanted);

  const accepted = kindsInWords(limits);
  if (kind === 'heic') return refuse({ code: 'paper.heic', accepted });
  return refuse({ code: 'paper.wrong-kind', kind: kind === 'docx' ? 'zip' : kind, accepted });
}

/** How many bytes the next file may have, and what to answer when it has more. */
export function roomFor(dossierBytes: number, limits: PaperLimits): { readonly maxBytes: number; readonly refusal: PaperRefusal } {
  const left = Math.max(0, limits.maxDossierBytes - dossierBytes);
  if (left < limits.maxFileBytes) {
    return { maxBytes: left, refusal: { code: 'paper.dossier-full', limitMb: megabytes(limits.maxDossierBytes), leftMb: megabytes(left) } };
  }
  return { maxBytes: limits.maxFileBytes, refusal: { code: 'paper.too-large', limitMb: megabytes(limits.maxFileBytes) } };
}

/** The kinds taken here as people know them: `PDF, JPG, PNG`. */
export function kindsInWords(limits: PaperLimits): string {
  return limits.accepts.map((kind) => WORDS[kind]).join(', ');
}

const WORDS = { pdf: 'PDF', jpeg: 'JPG', png: 'PNG', docx: 'DOCX' } as const satisfies Record<AcceptedKind, string>;

function megabytes(bytes: number): number {
  return Math.floor((bytes / 1024 / 1024) * 10) / 10;
}
