/** What filings cost people, server side: signs of somebody filling in, measuring what was filed, and the figures. */
export { noteActive, noteLaidIn, noteSaved } from './server/note-effort.ts';
export { measureFiling } from './server/measure-filing.ts';
export { forgetOldEfforts } from './server/effort-store.ts';
export {
  askedAgainMost,
  figuresByAgency,
  figuresByProcedure,
  filingFigure,
  type AgencyFigure,
  type AskedAgain,
  type FilingFigure,
  type ProcedureFigure,
} from './server/figures-store.ts';
