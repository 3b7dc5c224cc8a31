export { keepAlerts } from './server/alert-store.ts';
export { type BulkRun } from './server/bulk-run-store.ts';
export { foldCounts } from './server/count-store.ts';
export { haltBulkRun, ownBulkRun } from './server/halt-bulk-run.ts';
export { keepView, ownViews, removeView, type KeepViewRefusal } from './server/keep-view.ts';
export { noteExport } from './server/note-export.ts';
export { startBulkRun, type BulkPick, type StartBulkRefusal } from './server/start-bulk-run.ts';
export { workBulkRun } from './server/work-bulk-run.ts';
