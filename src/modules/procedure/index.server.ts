export { loadProcedures, type LoadedProcedures } from './server/load-procedures.ts';
export { readProcedurePack, type ProcedurePack } from './server/procedure-pack.ts';
export { stageImport } from './server/stage-import.ts';
export type { StagedProcedure, StageNeeds } from './server/stage-records.ts';
export { publishStaged, type PublishNeeds } from './server/publish-staged.ts';
export type { Publisher, PublishRefusal } from './server/publisher.ts';
export { findPublishedRevision, findRevision, getRevision, stagedRevisions } from './server/revision-store.postgres.ts';
export { countByField, searchProcedures, type ProcedureQuery } from './server/procedure-store.postgres.ts';
