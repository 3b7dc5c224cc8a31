/**
 * What an owner may withdraw: that papers of the locker are offered at filings, that what is known fills in forms, that who acts for them by a
 * mandate looks in. Withdrawn, it ends what comes; what was filed keeps what it has.
 */
export const CONSENT_PURPOSES = ['offer', 'fill', 'delegates'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** What its owner said last of a purpose; nobody withdrew it: it holds, by the law that gives everybody a locker. */
export interface Consent {
  readonly purpose: ConsentPurpose;
  readonly holds: boolean;
  /** Null: never spoken of. */
  readonly since: string | null;
}

/** One time an owner allowed or withdrew something, of all papers or of one. */
export interface ConsentSaid {
  readonly purpose: ConsentPurpose;
  readonly paperId: string | null;
  readonly given: boolean;
  readonly at: string;
}

/** What holds now, out of everything said, oldest first. */
export function consentsIn(said: readonly ConsentSaid[]): readonly Consent[] {
  return CONSENT_PURPOSES.map((purpose) => {
    const last = said.findLast((one) => one.purpose === purpose && one.paperId === null);
    return { purpose, holds: last?.given ?? true, since: last?.at ?? null };
  });
}
