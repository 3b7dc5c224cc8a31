/** Notices and official papers: what is told of which fact, and in which form. */
export { FORM_IDS, formOf, OFFICIAL_FORMS, type FormId, type OfficialForm } from './official-forms.ts';
export { channelsOf, kindOf, NOTICE_KINDS, type Channel, type NoticeKind } from './notice-kind.ts';
export { numberOf, type Contact, type DossierStory, type Office, type SubmittedComponent } from './story.ts';
export type { Ending } from './reminder.ts';
