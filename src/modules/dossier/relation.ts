import type { OfficerRole } from './actor.ts';
import type { Place } from './places.ts';

/** What permissions need to know of a dossier. Agencies are given with all those above them, nearest first. */
export interface DossierRelation {
  readonly at: Place;
  readonly applicantId: string;
  readonly procedureCode: string;
  readonly deskId: string;
  /** It was handed in on paper, at the desk or by post: an officer filed it for the applicant. */
  readonly atCounter: boolean;
  readonly agencyLine: readonly string[];
  /** The unit that works on it now, with all above it. */
  readonly unitLine: readonly string[];
  readonly assigneeId: string | null;
  /** Bodies asked for an opinion that has not come yet. */
  readonly openOpinions: readonly string[];
}

/** How somebody stands to a dossier: as its applicant, or in an office over it. */
export type Standing = 'applicant' | 'assignee' | 'consulted' | OfficerRole;
