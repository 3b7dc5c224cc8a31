export { enterChange } from './server/enter-change.ts';
export { entriesAbout, enterInLedger } from './server/ledger-store.ts';
export type { LedgerAuthor, LedgerEntry, LedgerKind, LedgerSubject } from './ledger-entry.ts';
