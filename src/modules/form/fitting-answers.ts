import { checkAnswers, type CheckAsked } from './check.ts';
import type { Answers, Form } from './form.ts';
import { mergeAnswers } from './merge.ts';
import { placedControls } from './placed.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';

/**
 * Of what would be filled in beforehand, what this form takes: a choice it does not offer, or a number beyond its bounds, is left open to
 * be asked rather than filled in wrong. What is hidden stays: nobody can say yet whether it is wrong.
 */
export function fittingAnswers(
  form: Form,
  { filled, over }: { readonly filled: Answers; readonly over: Answers },
  check: Pick<CheckAsked, 'today' | 'isUnit'>,
): Answers {
  const answers = mergeAnswers(over, filled);
  const wrong = checkAnswers(form, answers, { ...check, papers: new Set() }).map(({ path }) => path);
  const isWrong = (path: string): boolean => wrong.some((one) => one === path || one.startsWith(`${path}/`));
  return placedControls(form).reduce<Answers>((fitting, { path }) => {
    const value = valueAt(filled, path);
    return isEmpty(value) || isWrong(path) ? fitting : withValue(fitting, path, value);
  }, {});
}
