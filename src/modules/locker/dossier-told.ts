import type { Told } from '#modules/form';
import type { Reach } from './read-facts.ts';

/**
 * What a dossier tells the locker of whom it belongs to: every paper handed in and every result, what became of them, and what was
 * answered. Told again after more happened it tells the same and more.
 */
export interface DossierTold {
  readonly dossierId: string;
  /** Up to which of its facts. */
  readonly version: number;
  readonly procedureCode: string;
  /** Whose dossier it is, and by which number one knows them; null when nobody said. */
  readonly party: { readonly id: string; readonly kind: 'person' | 'organisation'; readonly number: string | null };
  readonly papers: readonly PaperTold[];
  readonly results: readonly ResultTold[];
  /** What is answered now, with its questions; `hasOwner` when the form asks about somebody else than who files. */
  readonly answers: {
    readonly told: readonly (Told & { readonly reach?: Reach })[];
    /** What rows of lists say, row by row. */
    readonly rows?: readonly (readonly Told[])[];
    readonly hasOwner: boolean;
    readonly givenAt: string;
    readonly confirmed: Confirmation | null;
  };
}

/** When an office found something right, and which. */
export interface Confirmation {
  readonly at: string;
  readonly agencyId: string;
}

export interface ContentTold {
  /** What the procedure calls it. */
  readonly name: string;
  readonly code: string | null;
  readonly paperType: string | null;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
}

/** A paper that became data at a desk. */
export interface Digitisation {
  readonly at: string;
  readonly agencyId: string;
  readonly heldBy: 'applicant' | 'other';
  readonly number: string | null;
  readonly issuedOn: string | null;
  /** Null: it holds for good, or nobody wrote down until when. */
  readonly expiresOn: string | null;
  /** Units in which it holds; null: everywhere. */
  readonly scope: readonly string[] | null;
  /** When an officer signed it. */
  readonly signed: { readonly at: string; readonly agencyId: string } | null;
}

export interface PaperTold extends ContentTold {
  readonly component: string;
  readonly givenAt: string;
  /** How it came: sent by its owner, handed over at a counter, or taken from the locker. */
  readonly by: 'owner' | 'counter' | 'locker';
  /** The desk of the counter. */
  readonly deskId: string;
  /** An officer compared it with the original. */
  readonly compared: boolean;
  readonly confirmed: Confirmation | null;
  /** What an officer wrote down of it after comparing it with the original; null when none did. */
  readonly digitised: Digitisation | null;
  /** When an office asked for a better one. */
  readonly faultedAt: string | null;
  /** When whoever issued it took it back. */
  readonly revokedAt: string | null;
}

export interface ResultTold extends ContentTold {
  readonly number: string;
  readonly issuedAt: string;
  /** `YYYY-MM-DD` */
  readonly issuedOn: string;
  readonly issuerId: string;
  /** When another result took its place. */
  readonly replacedAt: string | null;
  /** When its office took it back. */
  readonly revokedAt: string | null;
}
