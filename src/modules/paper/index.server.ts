/** Papers, server side: taking files in, and where their contents are kept. */
export type { ByteStream, ObjectStore, ObjectTooLarge, StagedObject, StoredObject } from './server/object-store.ts';
export { receivePaper, type ReceivedPaper } from './server/receive-paper.ts';
export { findObject, recordObject, type ObjectRecord } from './server/stored-object-store.ts';
export { listPaperTypes, loadPaperTypes } from './server/paper-type-store.postgres.ts';
