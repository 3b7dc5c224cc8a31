export { entriesAbout, enterInLedger } from './server/ledger-store.ts';
export type { LedgerAuthor, LedgerEntry, LedgerKind, LedgerSubject } from './ledger-entry.ts';
