export { ACTION_BODY, type ActionBody, type ActionBodyGiven } from './action-body.ts';
export { ACTION_TYPES, isActionType, type ActionType, type Outcome } from './actions.ts';
export type { Actor, CitizenActor, OfficerActor, OfficerRole } from './actor.ts';
export { MOST_PAPERS_PER_COMPONENT, type BoundPaper, type Draft, type DraftPaper, type PaperOrigin } from './draft.ts';
export { lastFact, type DefectRef, type DossierFact, type FactAuthor, type FactData, type FactType, type NoteRef } from './fact.ts';
export { handedIn, photosOf, unbound, usable } from './handed-in.ts';
export type { DossierState } from './lifecycle.ts';
export { isOpen, PLACES, waitsFor, type NationalState, type Place, type WaitsFor } from './places.ts';
