export { ACTION_BODY, Defect, type ActionBody, type ActionBodyGiven } from './action-body.ts';
export { ACTION_TYPES, isActionType, type ActionType, type Outcome } from './actions.ts';
export type { Actor, CitizenActor, OfficerActor, OfficerRole } from './actor.ts';
export { DRAFT_DAYS, MOST_PAPERS_PER_COMPONENT, type Draft, type DraftPaper, type PaperOrigin } from './draft.ts';
export { lastFact, type DefectRef, type DossierFact, type FactAuthor, type FactData, type FactType, type NoteRef } from './fact.ts';
export { possibleActions, type DossierState } from './lifecycle.ts';
export { isOpen, nationalState, PLACES, waitsFor, type NationalState, type Place, type WaitsFor } from './places.ts';
export { replay } from './replay.ts';
