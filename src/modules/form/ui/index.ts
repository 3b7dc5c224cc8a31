export { default as AnswerSummary } from './answer-summary.svelte';
export { default as FormPage } from './form-page.svelte';
export { errorsOf, sayIssue, sayWarning } from './issue-text.ts';
