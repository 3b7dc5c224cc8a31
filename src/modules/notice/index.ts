/** Notices and official papers: what is told of which fact, and on which paper. */
export { TEMPLATE_IDS, templateOf, OFFICIAL_PAPERS, type TemplateId, type OfficialPaper } from './official-papers.ts';
export { channelsOf, kindOf, NOTICE_KINDS, type Channel, type NoticeKind } from './notice-kind.ts';
export { numberOf, type Contact, type DossierStory, type Office, type SubmittedComponent } from './story.ts';
export type { Ending } from './reminder.ts';
