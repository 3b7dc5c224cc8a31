/** Notices and official papers, server side. */
export type { ComposedNotice } from './compose-notices.ts';
export { fillTemplate, type TemplateData } from './fill-template.ts';
export { tellOfApplicantMessage, tellOfOfficeMessage } from './message-notices.ts';
export { composeInfected, type Infected } from './infected.ts';
export { composeReminder } from './reminder.ts';
export { markRead, readInbox, unreadOf, type InboxPage, type InboxRefusal } from './server/inbox.ts';
export { issuePaper, type IssueNeeds } from './server/issue-paper.ts';
export { readPaperForms } from './server/read-paper-forms.ts';
export { findRegisterLine } from './server/register-store.ts';
export { papersOf, type IssuedPaper } from './server/issued-paper-store.ts';
export type { InboxNotice } from './server/notice-store.ts';
export type { PdfRenderer, Printed } from './server/pdf-renderer.ts';
export { sendNotice, type SendMail, type SendSms } from './server/send-notice.ts';
export { sendProcedureLink, type SendLinkRefusal } from './server/send-procedure-link.ts';
export { verifyPaper, type VerifiedPaper, type VerifyRefusal, type VerifyNeeds } from './server/verify-paper.ts';
export { queueNotices, tellApplicant } from './server/tell-applicant.ts';
export { readVerifyCode } from './verify-code.ts';
