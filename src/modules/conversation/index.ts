/** What applicant and office write to one another about a dossier. */
export { MOST_LETTERS, readMessage, type DossierMessage, type Side } from './message.ts';
