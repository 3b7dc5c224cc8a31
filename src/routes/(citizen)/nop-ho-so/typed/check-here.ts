import { checkAnswers, controlAt, type Answers, type Form, type Issue } from '#modules/form';

/** What the browser knows of a filing: enough to check it as the server does. */
export interface Checkable {
  readonly form: Form;
  readonly today: string;
  readonly units: readonly { readonly value: string }[];
  readonly files: readonly { readonly component: string; readonly id?: string }[];
}

/** Everything wrong with the answers, by the rules the server checks them with. */
export function checkHere({ form, today, units, files }: Checkable, answers: Answers): readonly Issue[] {
  const known = new Set(units.map(({ value }) => value));
  const papers = new Set(files.map(({ component }) => component));
  return checkAnswers(form, answers, { today, papers, isUnit: (code) => known.has(code) });
}

/** What was found before and still holds: a paper that has come meanwhile is no longer missing, and one that was taken away in nobody's way. */
export function stillMissing({ form, files }: Checkable, issues: readonly Issue[]): readonly Issue[] {
  const given = new Set(files.map(({ component }) => component));
  const there = new Set(files.flatMap(({ id }) => id ?? []));
  return issues.filter(({ path, code, paper }) => {
    if (typeof paper === 'string') return there.has(paper);
    const component = code === 'paper.required' ? controlAt(form, path)?.control.options.paper?.component : undefined;
    return component === undefined || !given.has(component);
  });
}

/** Each once, in their order. */
export function distinct(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}
