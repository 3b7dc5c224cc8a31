/** Procedures: their revisions, cases, papers, limits, fees and routes. Safe in a browser. */
export { AUDIENCES_ASKED, LEVELS, type Level } from './record.ts';
export {
  componentsFor,
  feeFor,
  findCase,
  hasChannel,
  limitFor,
  type ChannelTerms,
  type Component,
  type ProcedureCase,
  type ProcedureSummary,
  type Revision,
  type RevisionContent,
} from './revision.ts';
export { ONLINE_LEVELS, type OnlineLevel } from './online-level.ts';
export { calendarLimit } from './limit.ts';
export { type Flag, type FlagCode } from './flag.ts';
export { kindOf, Route, stepAllows, stepBudgets, stepKinds, type RouteStep, type StepAction, type StepKind } from './route.ts';
export { hasConditions, opinionsAt, stepsTaken } from './route-walk.ts';
export { agenciesFor } from './handling.ts';
export { bindsOpenDossiers } from './revision-change.ts';
export { feedsOf, type Feed, type LifeEvent, type LifeStep, type PapersOf, type Said } from './life-event.ts';
export { publicNote } from './public-note.ts';
export { sayChange, sayFee, sayFileRefusal, sayFlag, sayLimit, type Reader } from './say.ts';
