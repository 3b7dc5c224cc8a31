/** What the ledger keeps besides facts: that somebody looked at personal data, and what an administrator changed. */
export type LedgerKind = 'personal-data-read' | 'administered';

/** Whom or what it was about, by id; never by name. */
export interface LedgerSubject {
  readonly kind: 'dossier' | 'person' | 'mandate' | 'officer' | 'agency' | 'calendar' | 'procedure' | 'locker';
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
  /** What stood there before a change and what stands there now, in codes and days; nothing personal. */
  readonly data?: Readonly<Record<string, unknown>>;
}
