import type { Answers, Category, Condition, Form, Rule } from './form.ts';
import { plainForm } from './plain-form.ts';
import { pathsIn, type PlacedControl } from './placed.ts';
import { isEmpty, valueAt } from './pointer.ts';
import { controlsFor, isList } from './rows.ts';
import { fits } from './schema-check.ts';

/** A page somebody is to fill in, as the steps of the screen name it. */
export interface Page {
  readonly id: string;
  readonly label: string;
}

/**
 * The controls to be answered, given what was answered so far; what the rows of a list ask comes after the list, row by row.
 *
 * A rule looks only at questions asked before it (`formProblems` refuses others), and the answer of a hidden question
 * counts as never given. So one pass in order decides, and the same form and answers always show the same.
 */
export function visibleControls(form: Form, answers: Answers): readonly PlacedControl[] {
  const { controls, shown } = seenIn(form, answers);
  return controls.filter(({ path }) => shown.has(path));
}

/** The pages to be filled in: those whose rule holds and that have something to answer. */
export function pagesOf(form: Form, answers: Answers): readonly Page[] {
  const asked = new Set(visibleControls(form, answers).map(({ page }) => page));
  return form.ui.elements.filter(({ id }) => asked.has(id)).map(({ id, label }) => ({ id, label }));
}

/** One look at a form and its answers: every control there is, and which of them are shown. */
export interface Seen {
  readonly answers: Answers;
  readonly controls: readonly PlacedControl[];
  /** Paths of lists: being asked for rows is not being asked for what stands in them. */
  readonly lists: ReadonlySet<string>;
  /** Paths of the controls that are shown; only their answers count. */
  readonly shown: ReadonlySet<string>;
}

export function seenIn(form: Form, answers: Answers): Seen {
  const controls = controlsFor(form, answers);
  const shown = new Set<string>();
  const seen = { answers, controls, lists: new Set(controls.filter(isList).map(({ path }) => path)), shown };
  for (const { path, rules } of controls) {
    if (rules.every((rule) => holds(rule, seen))) shown.add(path);
  }
  return seen;
}

/** Whether what carries the rule is to be shown. */
export function holds(rule: Rule, seen: Seen): boolean {
  return isMet(rule.condition, seen) === (rule.effect === 'SHOW');
}

/** Whether a condition holds for these answers, as a rule of the form itself would have it: what is not asked was not answered. */
export function conditionHolds(form: Form, answers: Answers, condition: Condition): boolean {
  return isMet(condition, seenIn(form, answers));
}

/** The same were every question asked: whether some answers could ever meet it. */
export function conditionFits(form: Form, answers: Answers, condition: Condition): boolean {
  const seen = seenIn(form, answers);
  return isMet(condition, { ...seen, shown: new Set(seen.controls.map(({ path }) => path)) });
}

/** A page by its id. */
export function pageById(form: Form, id: string): Category | undefined {
  return plainForm(form).ui.elements.find((page) => page.id === id);
}

/** Whether any part of a condition looks at one of these controls. */
export function looksAt(condition: Condition, paths: ReadonlySet<string>, lists: ReadonlySet<string>): boolean {
  return pathsIn(condition).some((path) => isAsked(path, { among: paths, lists }));
}

function isMet(condition: Condition, seen: Seen): boolean {
  if ('scope' in condition) {
    const [path = ''] = pathsIn(condition);
    if (!isAsked(path, { among: seen.shown, lists: seen.lists })) return false;
    const answer = valueAt(seen.answers, path);
    return !isEmpty(answer) && fits(condition.schema, answer);
  }
  const { conditions } = condition;
  return condition.type === 'AND' ? conditions.every((one) => isMet(one, seen)) : conditions.some((one) => isMet(one, seen));
}

/** Whether a control among these asks for a path: its own, or the one of an object around it. */
function isAsked(path: string, { among, lists }: { among: ReadonlySet<string>; lists: ReadonlySet<string> }): boolean {
  for (let here = path; here !== ''; here = here.slice(0, Math.max(0, here.lastIndexOf('/')))) {
    if (among.has(here)) return here === path || !lists.has(here);
  }
  return false;
}
