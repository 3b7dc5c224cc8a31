import type { Answers, Form, Like } from './form.ts';
import type { Facts } from './meaning.ts';
import { placedControls } from './placed.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';
import { conditionFits } from './visibility.ts';

/** Answers the open questions that ask once more, each from the question or the fact that says the same. */
export function likeApplicant(form: Form, answers: Answers, facts: Facts): Answers {
  let filled = answers;
  for (const { control, path } of placedControls(form)) {
    const { like } = control.options;
    if (like === undefined || !isEmpty(valueAt(filled, path))) continue;
    const holding = like.filter(({ when }) => conditionFits(form, filled, when));
    const value = holding.map((one) => valueLike(one, filled, facts)).find((one) => !isEmpty(one));
    if (!isEmpty(value)) filled = withValue(filled, path, value);
  }
  return filled;
}

function valueLike(like: Like, answers: Answers, facts: Facts): unknown {
  const value = 'path' in like ? valueAt(answers, like.path) : Object.hasOwn(facts, like.meaning) ? facts[like.meaning] : undefined;
  if (like.values === undefined) return value;
  return typeof value === 'string' && Object.hasOwn(like.values, value) ? like.values[value] : undefined;
}
