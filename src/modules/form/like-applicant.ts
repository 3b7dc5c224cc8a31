import type { Answers, Form } from './form.ts';
import type { Facts } from './meaning.ts';
import { placedControls } from './placed.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';
import { conditionFits } from './visibility.ts';

/** Answers the open questions that ask about the applicant once more, each from the question or the fact that says the same. */
export function likeApplicant(form: Form, answers: Answers, facts: Facts): Answers {
  let filled = answers;
  for (const { control, path } of placedControls(form)) {
    const { like } = control.options;
    if (like === undefined || !isEmpty(valueAt(filled, path)) || !conditionFits(form, filled, like.when)) continue;
    const value = 'path' in like ? valueAt(filled, like.path) : facts[like.meaning];
    if (!isEmpty(value)) filled = withValue(filled, path, value);
  }
  return filled;
}
