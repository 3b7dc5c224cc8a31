/** The locker, server side: taking in what dossiers tell, and opening it to whose it is. */
export { findOffers, offeredPaper, usedNoLonger, type FilingAsks, type UsedNoLonger } from './server/find-offers.ts';
export { findHeld } from './server/find-held.ts';
export { findThings } from './server/find-things.ts';
export { knownOfDossier } from './server/known-of-dossier.ts';
export { noteOfficeLook } from './server/note-office-look.ts';
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
