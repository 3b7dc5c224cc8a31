export { enterChange } from './server/enter-change.ts';
export { enterInLedger, entriesAbout } from './server/ledger-store.ts';
export { sealLedger, type SealNeeds } from './server/seal-ledger.ts';
export { verifyLedger, type LedgerReport } from './server/verify-ledger.ts';
export { bookRestored, ledgerStatus, type LedgerStatus } from './server/ledger-status.ts';
export type { Head, HeadBook, HeadLine } from './server/head-book.ts';
export type { LedgerBreak } from './ledger-break.ts';
export type { LedgerAuthor, LedgerEntry, LedgerKind, LedgerSubject } from './ledger-entry.ts';
