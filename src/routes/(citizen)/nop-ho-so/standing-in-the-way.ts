import type { Words } from '#messages';
import { AGENCY_PATH } from '#modules/dossier/server';
import { CASE_PATH, controlAt, type Issue } from '#modules/form';
import { errorsOf, sayIssue } from '#modules/form/ui';
import type { OwnFiling } from './own-filing.ts';

/** What one page still needs before the filing can be sent, each line leading to its field. */
export interface Obstacle {
  readonly page: string;
  readonly lines: readonly { readonly href: string | null; readonly text: string }[];
}

/** Issues of a whole filing, page by page in the order of the form. What no page asks comes last. */
export function obstacles({ base, form, pages, sent }: Pick<OwnFiling, 'base' | 'form' | 'pages' | 'sent'>, t: Words): readonly Obstacle[] {
  const located = sent.issues.map((issue) => ({ issue, page: controlAt(form, issue.path)?.page }));
  const onPages = pages.map(({ id, label }) => {
    const own = located.flatMap(({ issue, page }) => (page === id ? issue : []));
    return {
      page: label,
      lines: errorsOf(form, own, t).map(({ field, text }) => ({ href: `${base}/${id}?soat&tu=xem-lai#${field}`, text })),
    };
  });
  const elsewhere = {
    page: t('filing.elsewhere'),
    lines: located.flatMap(({ issue, page }) => (page === undefined ? ofNoPage(issue, t) : [])),
  };
  return [...onPages, elsewhere].filter(({ lines }) => lines.length > 0);
}

/** Answers to questions the procedure no longer asks: paths that sending would trip over. */
export function leftOver({ sent }: Pick<OwnFiling, 'sent'>): readonly string[] {
  return sent.issues.filter(({ code }) => code === 'unknown-field').map(({ path }) => path);
}

function ofNoPage(issue: Issue, t: Words): Obstacle['lines'][number] {
  if (issue.path === AGENCY_PATH) return { href: '#agencyId', text: t('filing.commune.missing') };
  if (issue.path === CASE_PATH) return { href: '#caseId', text: t('filing.case.missing') };
  return { href: null, text: sayIssue(t, issue) };
}
