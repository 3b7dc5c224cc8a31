import { choicesOf, type Choice } from './choice-widgets.ts';
import type { Answers, Form } from './form.ts';
import { localiseForm } from './localise.ts';
import { controlAt } from './control-at.ts';
import { valueAt, withValue } from './pointer.ts';

/** Where every form keeps the chosen case; rules look here. */
export const CASE_PATH = '/case';

/** The case somebody chose, or `null` when none is chosen or the procedure has nothing to choose. */
export function caseIn(answers: Answers): string | null {
  const chosen = valueAt(answers, CASE_PATH);
  return typeof chosen === 'string' && chosen !== '' ? chosen : null;
}

/** The answers with a case chosen beforehand; as they were when the form does not ask for one. */
export function withCase(form: Form, answers: Answers, caseId: string): Answers {
  return controlAt(form, CASE_PATH) ? withValue(answers, CASE_PATH, caseId) : answers;
}

/** The cases a form lets people choose from, under the short names it gives them; empty when it asks for none. */
export function caseChoices(form: Form, lang: string): readonly Choice[] {
  return choicesOf(controlAt(localiseForm(form, lang), CASE_PATH)?.schema ?? {});
}
