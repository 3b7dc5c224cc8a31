import { controlsFor, placedControls } from '#modules/form';
import type { Answers, Form } from '#modules/form';
import { componentsFor } from '#modules/procedure';
import type { RevisionContent } from '#modules/procedure';
import type { Defect } from './action-body.ts';

/** How a defect stands to what was published: `in-form` is a declaration that the form itself is, so a question must be named. */
export type DefectStanding = 'known' | 'in-form' | 'unknown';

/** The papers that declare what a form asks. */
const DECLARATION = 'to-khai';

/**
 * Officers ask for nothing beyond the published procedure: only its papers and the questions of its form. A declaration that the form
 * replaces, or that people hand in elsewhere in its place, is no paper here: what is wrong with it is wrong with an answer.
 */
export function standingOf(
  { component, path }: Pick<Defect, 'component' | 'path'>,
  content: RevisionContent,
  dossier: Parameters<typeof componentsFor>[1] & { readonly answers?: Answers },
): DefectStanding {
  if (path !== undefined) return isAsked(path, content.form, dossier.answers ?? {}) ? 'known' : 'unknown';
  const replaced = placedControls(content.form).flatMap(({ control: { options } }) =>
    options.paper?.supply === 'e-form' ? options.paper.component : [],
  );
  if (component !== undefined && replaced.includes(component)) return 'in-form';
  if (componentsFor(content, dossier).some(({ id }) => id === component)) return 'known';
  const elsewhere = content.components.find(({ id }) => id === component);
  return elsewhere?.paperType === DECLARATION && replaced.length > 0 ? 'in-form' : 'unknown';
}

/** A question, a part of it, or a row that was handed in: nobody could answer for one that was not. */
function isAsked(path: string, form: Form, answers: Answers): boolean {
  return controlsFor(form, answers).some(({ path: own, row, control }) => {
    const isPart = control.options.widget !== 'rows' && path.startsWith(`${own}/`);
    return own === path || row?.path === path || isPart;
  });
}
