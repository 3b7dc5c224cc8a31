/** Notices and official papers: what is told of which fact, and on which paper. */
export type { Channel, NoticeKind } from './notice-kind.ts';
export { plainLetters, SMS_LETTERS } from './plain-letters.ts';
export { templateOf, type TemplateId } from './official-papers.ts';
export type { Ending } from './reminder.ts';
export type { Contact, DossierStory, Office, SubmittedComponent } from './story.ts';
