export { ACTION_BODY, type ActionBody, type ActionBodyGiven } from './action-body.ts';
export { ACTION_TYPES, isActionType, type ActionType, type Outcome } from './actions.ts';
export type { Actor, CitizenActor, OfficerActor, OfficerRole } from './actor.ts';
export type { Draft, DraftPaper, PaperOrigin } from './draft.ts';
export { lastFact, type DefectRef, type DossierFact, type FactAuthor, type FactData, type FactType, type NoteRef } from './fact.ts';
export type { DossierState } from './lifecycle.ts';
export { isOpen, PLACES, waitsFor, type NationalState, type Place, type WaitsFor } from './places.ts';
