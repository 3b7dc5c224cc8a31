/** What the ledger keeps besides facts: so far, that somebody in office looked at personal data. */
export type LedgerKind = 'personal-data-read';

/** Whom or what it was about, by id; never by name. */
export interface LedgerSubject {
  readonly kind: 'dossier' | 'person' | 'mandate';
  readonly id: string;
}

export interface LedgerAuthor {
  readonly kind: 'citizen' | 'officer' | 'system';
  readonly id: string | null;
  readonly role: string | null;
  readonly agencyId: string | null;
}

/** One line of the ledger: who, in which role, did what about whom, and why they were allowed to. Ids and codes only. */
export interface LedgerEntry {
  readonly at: string;
  readonly by: LedgerAuthor;
  readonly kind: LedgerKind;
  readonly subject: LedgerSubject;
  /** A code such as `settling` or `tracking`, never a sentence. */
  readonly reason: string;
}
