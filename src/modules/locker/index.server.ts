/** The locker, server side: taking in what dossiers tell, and opening it to whose it is. */
export { findOffers, offeredPaper, usedNoLonger, type FilingAsks, type FoundOffers, type UsedNoLonger } from './server/find-offers.ts';
export { fetchNational, mayAskNational, type FetchNationalRefusal } from './server/fetch-national.ts';
export { findHeld } from './server/find-held.ts';
export { findKnown } from './server/find-known.ts';
export { findThings } from './server/find-things.ts';
export { noteOfficeLook } from './server/note-office-look.ts';
export { pastOfContents } from './server/past-of-contents.ts';
export { knownOfDossier } from './server/known-of-dossier.ts';
export { openLocker, openLockerPaper, type Locker, type LockerPaperShown } from './server/open-locker.ts';
export type {
  NationalLocker,
  NationalAnswer,
  NationalAsk,
  NationalFile,
  NationalPaper,
  NationalRefusal,
} from './server/national-locker.ts';
export { takeIn } from './server/take-in.ts';
export { loadPaperTerms } from './server/terms-store.postgres.ts';
export { answerContest, contestsHere, openContest, type ContestAsker, type ContestRefusal } from './server/answer-contest.ts';
export { findContest, type Contest, type ContestAnswer, type FactPlace } from './server/contest-store.ts';
export {
  correctFact,
  openFact,
  readContests,
  type CorrectRefusal,
  type FactIssue,
  type FactOpened,
  type TypedFact,
} from './server/correct-fact.ts';
export { archiveLocker, describeLocker, type ExportNames } from './server/export-locker.ts';
export { importLocker, type Imported, type ImportRefusal } from './server/import-locker.ts';
export type { OwnerOnly } from './server/owner.ts';
export { openShare, type OpenShareRefusal, type SharedPaper } from './server/open-share.ts';
export { forgetUnused, mayPutBy, putByTypes, putPaperBy, takePutByBack, type PutByRefusal } from './server/put-paper-by.ts';
export { readConsents, sayConsent } from './server/say-consent.ts';
export { readShares, sharePaper, stopSharing, type ShareIssue, type SharePaperRefusal, type TypedShare } from './server/share-paper.ts';
export type { Share } from './server/share-store.ts';
export { toldAnew } from './server/told-anew.ts';
