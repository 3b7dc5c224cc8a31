/** What applicant and office write to one another about a dossier. */
export type { DossierMessage, Side } from './message.ts';
/** What the bot is asked and answers. */
export type { TalkButton, TalkEvent, TalkMessage } from './talk/talk-event.ts';
export type { TalkedDossier } from './talk/talk-needs.ts';
export { INTENTS, type Intent } from './understanding/intent.ts';
