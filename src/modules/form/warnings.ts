import { cccdWarnings, readCccd, type Sex } from '#modules/citizen';
import type { Answers, Form, Issue } from './form.ts';
import type { PlacedControl } from './placed.ts';
import { valueAt } from './pointer.ts';
import { visibleControls } from './visibility.ts';

/**
 * What looks odd and may still be right: shown beside the field and to the officer, never in the way of filing.
 *
 * A citizen number is compared with the sex and birth date said in the same block of the form.
 */
export function warningsOf(form: Form, answers: Answers): readonly Issue[] {
  const shown = visibleControls(form, answers);
  return shown.flatMap((placed) => (placed.control.options.widget === 'cccd' ? numberWarnings(placed, shown, answers) : []));
}

function numberWarnings(placed: PlacedControl, shown: readonly PlacedControl[], answers: Answers): Issue[] {
  const typed = valueAt(answers, placed.path);
  const read = typeof typed === 'string' ? readCccd(typed) : null;
  if (!read?.ok) return [];

  const block = placed.path.slice(0, placed.path.lastIndexOf('/') + 1);
  const said = (meaning: string) => {
    const beside = shown.find((one) => one.path.startsWith(block) && one.control.meaning === meaning);
    return beside && valueAt(answers, beside.path);
  };
  const sex = said('person.sex');
  const birthDate = said('person.birthDate');
  return cccdWarnings(read.value, {
    sex: sex === 'male' || sex === 'female' ? (sex satisfies Sex) : null,
    birthDate: typeof birthDate === 'string' ? birthDate : null,
  }).map((warning) => ({ ...warning, path: placed.path }));
}
