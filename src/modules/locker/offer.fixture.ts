import type { LockerPaper } from './locker-paper.ts';
import type { WantedPaper } from './offer.ts';
import type { PaperTerms } from './paper-terms.ts';

export const TERMS: PaperTerms = {
  type: 'certificate',
  holding: 'kept',
  namesHolder: false,
  validMonths: null,
  ends: false,
  askedAs: 'plain',
  about: 'vessel',
};

/** A paper that is all that is asked for. */
export const PAPER: LockerPaper = {
  id: 'p',
  type: 'certificate',
  sha256: 'a'.repeat(64),
  name: 'Certificate',
  fileName: 'certificate.pdf',
  mediaType: 'application/pdf',
  size: 1000,
  holderId: 'an',
  level: 'B',
  number: '01/GCN',
  issuerId: 'H00.1',
  issuedOn: '2026-01-10',
  expiresOn: '2026-12-31',
  scope: null,
  about: { kind: 'vessel', key: 'cm1' },
  standing: 'stands',
  standingSince: null,
  firstAt: '2026-01-10T00:00:00Z',
  lastAt: '2026-01-10T00:00:00Z',
  claimedOtherwise: false,
  keptBack: false,
  scan: 'ours',
};

export const WANTED: WantedPaper = {
  holderId: 'an',
  type: 'certificate',
  askedAs: 'plain',
  filedOn: '2026-11-22',
  decidedOn: '2026-11-30',
  units: ['32248', '96'],
  about: { kind: 'vessel', key: 'cm1' },
  number: '01/gcn',
};
