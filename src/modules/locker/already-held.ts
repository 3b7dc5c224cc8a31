import type { LockerPaper } from './locker-paper.ts';
import { hindrances, type WantedPaper } from './offer.ts';
import { fromOrigins, type LockerOrigin } from './origin.ts';
import type { PaperTerms } from './paper-terms.ts';
import { readFacts, type Statement } from './read-facts.ts';
import type { TrustLevel } from './trust.ts';

export type PaperWithOrigins = LockerPaper & { readonly origins: readonly LockerOrigin[] };

/** The lowest level at which the administration itself knows a paper: an office found it right. What nobody looked at stops nobody. */
const KNOWN_TO_OFFICE: TrustLevel = 'E';

/**
 * The most reliable paper of a locker that does for what an office is about to ask for; null when there is none.
 *
 * What the very dossier says of a paper makes it no more reliable: an office may not rely on its own doubt. What speaks against it counts,
 * wherever it was said.
 */
export function heldElsewhere(
  papers: readonly PaperWithOrigins[],
  wanted: WantedPaper,
  { terms, dossierId }: { readonly terms: PaperTerms | null; readonly dossierId: string },
): PaperWithOrigins | null {
  const known = papers.flatMap((paper) => {
    const elsewhere = paper.origins.filter((origin) => origin.dossierId !== dossierId);
    return elsewhere.length === 0 ? [] : { ...paper, level: fromOrigins(elsewhere).level };
  });
  const good = known.filter((paper) => paper.level <= KNOWN_TO_OFFICE && hindrances(paper, wanted, terms).length === 0);
  return good.toSorted((one, other) => (one.level < other.level ? -1 : one.level > other.level ? 1 : 0))[0] ?? null;
}

/** What offices found right elsewhere under one meaning; null when none did. */
export function confirmedElsewhere(statements: readonly Statement[], meaning: string, dossierId: string): Statement | null {
  const confirmed = statements.filter((one) => one.meaning === meaning && one.confirmedAt !== null && one.dossierId !== dossierId);
  return readFacts(confirmed)[0]?.holds ?? null;
}
