export { CHANNELS, LEVELS, ProcedureRecord, type Audience, type Channel, type Level } from './record.ts';
export { readProcedureFile, type FileIssue, type FileRefusal, type ReadRecord } from './read-file.ts';
export {
  GENERAL_CASE,
  componentsFor,
  feeFor,
  findCase,
  hasChannel,
  limitFor,
  type ChannelTerms,
  type Component,
  type Fee,
  type ProcedureCase,
  type ProcedureSummary,
  type Revision,
  type RevisionContent,
  type RevisionState,
} from './revision.ts';
export { calendarLimit, limitOf, readLimit, type Limit } from './limit.ts';
export { FLAG_CODES, type Flag, type FlagCode } from './flag.ts';
export { Route, RouteStep, stepBudgets } from './route.ts';
export { Handling, HandlingMap, agenciesFor, handlingOf } from './handling.ts';
export { contentOf, type ContentNeeds, type FormSource } from './content.ts';
export { bindsOpenDossiers, type RevisionChange } from './revision-change.ts';
export { differenceBetween } from './difference.ts';
export { flagsOf, type TrapNeeds } from './traps.ts';
export { sayChange, sayFee, sayFileRefusal, sayFlag, sayLimit, type Reader } from './say.ts';
export { publicNote } from './public-note.ts';
