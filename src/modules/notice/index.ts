/** Notices and official papers: what is told of which fact, and on which paper. */
export type { ControlRow, Holding, Party } from './control-rows.ts';
export { channelsOf, type Channel, type NoticeKind } from './notice-kind.ts';
export { plainLetters, SMS_LETTERS } from './plain-letters.ts';
export { templateOf, type OfficePaperId, type PaperId, type TemplateId } from './official-papers.ts';
export { formBySet, type ChosenForm, type FormSet, type PaperForms } from './paper-forms.ts';
export type { Ending } from './reminder.ts';
export type { Contact, DossierStory, Office, SubmittedComponent } from './story.ts';
