import type { Words } from '#messages';
import { controlAt, pagesOf, type Answers, type Form, type Issue } from '#modules/form';
import { PRACTICE } from './practice-state.ts';

/** Which words of guidance stand beside a page: its place on the way, because the pages are the pack's. */
export type Guide = 'first' | 'middle' | 'last' | 'review';

export function guideOf(form: Form, answers: Answers, page: string): Guide {
  const pages = pagesOf(form, answers).map(({ id }) => id);
  if (page === pages[0]) return 'first';
  return page === pages.at(-1) ? 'last' : 'middle';
}

/** The way from the first page to the review, each step reachable at any time. */
export function practiceSteps(form: Form, at: { readonly answers: Answers; readonly issues: readonly Issue[]; readonly t: Words }) {
  const wanting = new Set(at.issues.map(({ path }) => pageOf(form, path)));
  const pages = pagesOf(form, at.answers).map(({ id, label }) => ({ label, href: `${PRACTICE}/${id}`, done: !wanting.has(id) }));
  return [...pages, { label: at.t('practice.review'), href: `${PRACTICE}/xem-lai`, done: false }];
}

/** The page on which a path is asked. */
export function pageOf(form: Form, path: string): string | undefined {
  return controlAt(form, path)?.page;
}
