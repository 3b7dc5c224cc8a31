import type { FileKind } from './file-kind.ts';

/** Kinds an office may choose to accept. Pictures and PDF open on every officer's machine without running anything. */
export type AcceptedKind = Extract<FileKind, 'pdf' | 'jpeg' | 'png'> | 'docx';

/** All of them, in the order in which they are named to people. */
export const ACCEPTED_KINDS = ['pdf', 'jpeg', 'png', 'docx'] as const satisfies readonly AcceptedKind[];

/** What may be handed in: settings of the installation, which a procedure may narrow. */
export interface PaperLimits {
  readonly maxFileBytes: number;
  readonly maxDossierBytes: number;
  readonly accepts: readonly AcceptedKind[];
}

const MEGABYTE = 1024 * 1024;

/** What one person may keep with us before anything is filed: settings of the installation. */
export interface PersonLimits {
  /** Filings begun and not sent. */
  readonly maxDrafts: number;
  /** Bytes of files in all of them together, files on their way included. */
  readonly maxDraftBytes: number;
}

/** A household prepares a handful of filings at once; whoever needs more is filing for others, or is no person. */
export const DEFAULT_PERSON_LIMITS: PersonLimits = { maxDrafts: 20, maxDraftBytes: 500 * MEGABYTE };

/** 20 MB holds a scan of some forty pages; 100 MB the largest land dossiers seen. */
export const DEFAULT_LIMITS: PaperLimits = {
  maxFileBytes: 20 * MEGABYTE,
  maxDossierBytes: 100 * MEGABYTE,
  accepts: ['pdf', 'jpeg', 'png'],
};

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<AcceptedKind, string>;

export type PaperMediaType = (typeof MEDIA_TYPES)[AcceptedKind];

/** The media type under which a paper is kept and served. */
export function mediaTypeOf(kind: AcceptedKind): PaperMediaType {
  return MEDIA_TYPES[kind];
}

/** For the `accept` attribute of a file field: a hint to the browser, judged again on arrival. */
export function acceptAttribute(limits: PaperLimits): string {
  return limits.accepts.flatMap((kind) => [MEDIA_TYPES[kind], ...ENDINGS[kind]]).join(',');
}

const ENDINGS = { pdf: ['.pdf'], jpeg: ['.jpg', '.jpeg'], png: ['.png'], docx: ['.docx'] } as const satisfies Record<
  AcceptedKind,
  readonly string[]
>;
