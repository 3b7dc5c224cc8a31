import { checkAnswers, controlAt, type Answers, type Issue } from '#modules/form';
import { usable } from '#modules/dossier';
import type { OwnFiling } from './own-filing.ts';

/** What is wrong on one page, papers included. What the form no longer asks for is no page's fault. */
export function issuesOnPage(
  { form, draft, today }: Pick<OwnFiling, 'form' | 'draft' | 'today'>,
  asked: { readonly page: string; readonly answers: Answers; readonly locals: App.Locals },
): readonly Issue[] {
  const papers = new Set(usable(draft.papers).map(({ component }) => component));
  const { page, answers } = asked;
  const issues = checkAnswers(form, answers, { today, page, papers, isUnit: asked.locals.needs.isUnit });
  return issues.filter(({ path }) => controlAt(form, path)?.page === page);
}

/** Papers of one page that were taken from the locker and may no longer be sent, as the review of the filing found. */
export function keptOnPage({ form, sent }: Pick<OwnFiling, 'form' | 'sent'>, page: string): readonly Issue[] {
  return sent.issues.filter(({ code, path }) => code.startsWith('kept.') && controlAt(form, path)?.page === page);
}
