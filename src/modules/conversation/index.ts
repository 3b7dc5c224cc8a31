/** What applicant and office write to one another about a dossier. */
export type { DossierMessage, Side } from './message.ts';
