/** The locker: papers and facts of a person or organisation, kept so that nobody asks for them again. Safe in a browser. */
export { daysBetween, validityOn, type LockerPaper, type PaperValidity } from './locker-paper.ts';
export type { Confirmation, Digitisation, DossierTold, PaperTold, ResultTold } from './dossier-told.ts';
export { nationalFlags } from './national-flags.ts';
export type { Hindrance, Offers } from './offer.ts';
export { isKey, thingIn, thingKindOf } from './thing.ts';
export { isSameThing, knownAnswers, staleAnswers, thingKnown, type Known, type KnownAnswer, type ToldAnew } from './known-answers.ts';
export type { KnownFact, Statement } from './read-facts.ts';
export { CONSENT_PURPOSES, type Consent, type ConsentPurpose } from './consent.ts';
export type { PutByIssue, TypedPaper } from './put-by.ts';
export { choicesOf, type FactEntry } from './fact-choice.ts';
export { retentionOf, UNUSED_MONTHS } from './retention.ts';
export { mayShare, SHARE_DAYS, shareState, type ShareState } from './share.ts';
