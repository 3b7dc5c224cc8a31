/** Procedures, server side: staging, publishing and finding them. */
export { loadProcedures } from './server/load-procedures.ts';
export { readProcedurePack, type ProcedurePack } from './server/procedure-pack.ts';
export { stageImport } from './server/stage-import.ts';
export type { StagedProcedure } from './server/stage-records.ts';
export { listRevisions, stagedBeside } from './server/show-revisions.ts';
export { withdrawStaged } from './server/withdraw-staged.ts';
export { publishStaged } from './server/publish-staged.ts';
export { readLifeEvents } from './server/life-event-store.postgres.ts';
export { findPublishedRevision, getRevision, publishedRevisions } from './server/revision-store.postgres.ts';
export { findProcedures, findWithChoices, type FoundProcedures, type ProcedureQuery } from './server/find-procedures.ts';
export { matchProcedures, type MatchedProcedure } from './server/match-procedures.ts';
export { COMMUNE, type ChoiceCount, type ProcedureFilters } from './server/list-procedures.postgres.ts';
