import type { Answers, Form, Party } from './form.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';
import { isList, rowsOf } from './rows.ts';
import { visibleControls } from './visibility.ts';

/** Values by what they mean: `person.fullName` → `Nguyễn Văn An`. A list is its rows' facts, in their order. */
export type Facts = Readonly<Record<string, unknown>>;

/** What the answers say about one party. The dossier is the applicant's own unless the form shows questions about an owner. */
export function factsOf(form: Form, answers: Answers, party: Party): Facts {
  const shown = visibleControls(form, answers);
  const hasOwner = shown.some(({ control }) => control.options.of === 'owner');
  const speaksOf = (of: Party | undefined) => of === party || of === undefined || (!hasOwner && of === 'applicant');
  const alone = shown.filter(({ control, row }) => control.meaning !== undefined && !row && speaksOf(control.options.of));
  const facts = alone.map((one) => [one.control.meaning ?? '', isList(one) ? rowFacts(one, shown, answers) : valueAt(answers, one.path)]);
  return Object.fromEntries(facts.filter(([, value]) => !isEmpty(value) && !(Array.isArray(value) && value.length === 0))) as Facts;
}

/** What a list says, row by row: somebody named in a row is not the one the dossier is about. */
function rowFacts(list: PlacedControl, shown: readonly PlacedControl[], answers: Answers): readonly Facts[] {
  return rowsOf(list, answers)
    .map((row) => {
      const inRow = shown.filter((one) => one.row?.path === row.path && one.control.meaning !== undefined);
      const facts = inRow.map(({ control, path }) => [control.meaning ?? '', valueAt(answers, path)] as const);
      return Object.fromEntries(facts.filter(([, value]) => !isEmpty(value)));
    })
    .filter((facts) => Object.keys(facts).length > 0);
}

/** Answers that can be given from what is known already, for a patch laid under what was typed. */
export function answersFromFacts(form: Form, facts: Facts, party: Party): Answers {
  let answers: Answers = {};
  for (const { control, path } of placedControls(form)) {
    const { meaning, options } = control;
    if (meaning === undefined || options.of !== party || !Object.hasOwn(facts, meaning)) continue;
    if (!isEmpty(facts[meaning])) answers = withValue(answers, path, facts[meaning]);
  }
  return answers;
}
