import type { Answers } from '#modules/form';
import type { PhotoTurn, ScanState } from '#modules/paper';

/** A filing, or a supplement, being prepared. Not a fact: it changes, expires, and a filing's can be deleted by its owner. */
export interface Draft {
  readonly id: string;
  readonly purpose: 'filing' | 'supplement';
  readonly procedureCode: string;
  readonly revisionId: string;
  /** Null until the applicant chose. */
  readonly caseId: string | null;
  /** The commune that is to settle it, where the applicant has the choice; null until chosen. */
  readonly agencyId: string | null;
  readonly channel: 'online' | 'direct' | 'postal';
  readonly personId: string;
  /** Which round it prepares: 0 for a filing, then that of the supplement. */
  readonly round: number;
  /** The desk whose officers prepare it for somebody at the counter; null: its owner does. A supplement both may prepare. */
  readonly deskId: string | null;
  readonly answers: Answers;
  /** The page of the form last saved. */
  readonly page: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly papers: readonly DraftPaper[];
  /** PDFs made of its photos, of now and of earlier orders. */
  readonly bound: readonly BoundPaper[];
  /** What was laid on the counter for its components, on paper. */
  readonly brought: readonly BroughtPaper[];
}

/** A file put to a component of a draft. */
export interface DraftPaper {
  readonly id: string;
  readonly component: string;
  readonly sha256: string;
  /** For showing only. */
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly origin: PaperOrigin;
  readonly attachedAt: string;
  /** Its place among the files of its component. */
  readonly position: number;
  /** By how much its owner turned it, clockwise; photos only. */
  readonly turn: PhotoTurn;
  /** What is known of the safety of its content. */
  readonly scan: ScanState;
}

/** Papers somebody laid on the counter for a component: how many of each kind stay, and whether originals were compared. */
export interface BroughtPaper {
  readonly component: string;
  readonly originals: number;
  readonly certified: number;
  readonly copies: number;
  /** Originals were shown, found to agree and given back. */
  readonly compared: boolean;
}

/** A PDF made of the photos of a component, in an order and with turns that its recipe names. */
export interface BoundPaper {
  readonly component: string;
  readonly recipe: string;
  readonly sha256: string;
  readonly size: number;
  readonly pages: number;
  readonly madeAt: string;
  readonly scan: ScanState;
}

/** Where a paper came from; what it may be trusted for is the locker's business. */
export type PaperOrigin = 'upload' | 'locker';

/** A draft nobody touched for this long is forgotten. */
export const DRAFT_DAYS = 30;

/** More than this for one component is a mistake or an attack. */
export const MOST_PAPERS_PER_COMPONENT = 20;

/** The answers of the largest real form are a tenth of this. */
export const MOST_ANSWER_CHARACTERS = 200_000;
