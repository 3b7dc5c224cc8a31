export { readSubject } from './ledger-entry.ts';
export type { LedgerAuthor, LedgerEntry, LedgerKind, LedgerSubject } from './ledger-entry.ts';
