import type { Words } from '#messages';
import { CASE_PATH, caseIn, controlAt, pagesOf, visibleControls, type Answers, type Form, type Issue, type Page } from '#modules/form';

/** Where the pages of one filing live. */
export function filingPath({ code, draftId }: { readonly code: string; readonly draftId: string }): string {
  return `/nop-ho-so/${encodeURIComponent(code)}/${encodeURIComponent(draftId)}`;
}

/** One step of the way, done when nothing of it stands in the way of sending. */
export interface FilingStep {
  readonly label: string;
  readonly href: string;
  readonly done: boolean;
}

/** The steps from the first page of the form to sending, each one to be reached at any time. */
export function stepsOf(asked: StepsAsked, t: Words): readonly FilingStep[] {
  return [...pageSteps(asked), { label: t('filing.step.review'), href: `${asked.base}/xem-lai`, done: false }];
}

/** The steps that are pages of the form. */
export function pageSteps({ base, form, pages, sent }: StepsAsked): readonly FilingStep[] {
  const wanting = new Set(sent.issues.map(({ path }) => controlAt(form, path)?.page));
  return pages.map(({ id, label }) => ({ label, href: `${base}/${id}`, done: !wanting.has(id) }));
}

interface StepsAsked {
  readonly base: string;
  readonly form: Form;
  readonly pages: readonly Page[];
  readonly sent: { readonly issues: readonly Issue[] };
}

/** Where filling in begins: the first page with a question that choosing the case did not answer already. */
export function openingPage(form: Form, answers: Answers): string {
  const first = visibleControls(form, answers).find(({ path }) => path !== CASE_PATH || caseIn(answers) === null);
  return first?.page ?? pagesOf(form, answers)[0]?.id ?? 'xem-lai';
}

/** The page after this one that has something to ask, else the review. */
export function pageAfter(form: Form, answers: Answers, page: string): string {
  const order = form.ui.elements.map(({ id }) => id);
  return pagesOf(form, answers).find(({ id }) => order.indexOf(id) > order.indexOf(page))?.id ?? 'xem-lai';
}

/** The page before this one, or `null` on the first. */
export function pageBefore(form: Form, answers: Answers, page: string): string | null {
  const order = form.ui.elements.map(({ id }) => id);
  return pagesOf(form, answers).findLast(({ id }) => order.indexOf(id) < order.indexOf(page))?.id ?? null;
}
