export { entriesAbout, enterInLedger } from './server/ledger-store.ts';
