/** Procedures, server side: staging, publishing and finding them. */
export { loadProcedures } from './server/load-procedures.ts';
export { readProcedurePack } from './server/procedure-pack.ts';
export { stageImport } from './server/stage-import.ts';
export type { StagedProcedure } from './server/stage-records.ts';
export { publishStaged } from './server/publish-staged.ts';
export { findPublishedRevision, getRevision } from './server/revision-store.postgres.ts';
export { countByField, searchProcedures } from './server/procedure-store.postgres.ts';
