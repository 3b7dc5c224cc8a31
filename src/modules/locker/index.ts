/** The locker: papers and facts of a person or organisation, kept so that nobody asks for them again. Safe in a browser. */
export { daysBetween, validityOn, type LockerPaper, type PaperValidity } from './locker-paper.ts';
export type { Confirmation, DossierTold, PaperTold, ResultTold } from './dossier-told.ts';
export type { Hindrance, Offers } from './offer.ts';
export { isKey, thingKindOf } from './thing.ts';
export type { KnownFact, Statement } from './read-facts.ts';
