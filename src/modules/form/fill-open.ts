import type { Answers, Form } from './form.ts';
import type { Facts } from './meaning.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';
import { isList } from './rows.ts';
import { visibleControls } from './visibility.ts';

/** Answers the open questions of a page from what is known, for a patch laid over what was typed; what was answered stays as it is. */
export function fillOpen(form: Form, { page, answers }: { readonly page: string; readonly answers: Answers }, facts: Facts): Answers {
  let filled: Answers = {};
  for (const placed of visibleControls(form, answers)) {
    const { control, path, row } = placed;
    if (placed.page !== page || row || isList(placed) || control.meaning === undefined) continue;
    if (!Object.hasOwn(facts, control.meaning) || isEmpty(facts[control.meaning]) || !isEmpty(valueAt(answers, path))) continue;
    filled = withValue(filled, path, facts[control.meaning]);
  }
  return filled;
}
