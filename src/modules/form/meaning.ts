import type { Answers, Form, Party } from './form.ts';
import { placedControls } from './placed.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';
import { visibleControls } from './visibility.ts';

/** Values by what they mean: `person.fullName` → `Nguyễn Văn An`. */
export type Facts = Readonly<Record<string, unknown>>;

/** What the answers say about one party. The dossier is the applicant's own unless the form shows questions about an owner. */
export function factsOf(form: Form, answers: Answers, party: Party): Facts {
  const shown = visibleControls(form, answers);
  const hasOwner = shown.some(({ control }) => control.options.of === 'owner');
  const speaksOf = (of: Party | undefined) => of === party || of === undefined || (!hasOwner && of === 'applicant');
  const facts = shown
    .filter(({ control }) => control.meaning !== undefined && speaksOf(control.options.of))
    .map(({ control, path }) => [control.meaning ?? '', valueAt(answers, path)] as const)
    .filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(facts);
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
