import type { Answers, Category, Condition, Form, Rule } from './form.ts';
import { pathsIn, placedControls, type PlacedControl } from './placed.ts';
import { isEmpty, pathOfScope, valueAt } from './pointer.ts';
import { fits } from './schema-check.ts';

/** A page somebody is to fill in, as the steps of the screen name it. */
export interface Page {
  readonly id: string;
  readonly label: string;
}

/**
 * The controls to be answered, given what was answered so far.
 *
 * A rule looks only at questions asked before it (`formProblems` refuses others), and the answer of a hidden question
 * counts as never given. So one pass in order decides, and the same form and answers always show the same.
 */
export function visibleControls(form: Form, answers: Answers): readonly PlacedControl[] {
  const shown = shownPaths(form, answers);
  return placedControls(form).filter(({ path }) => shown.has(path));
}

/** The pages to be filled in: those whose rule holds and that have something to answer. */
export function pagesOf(form: Form, answers: Answers): readonly Page[] {
  const asked = new Set(visibleControls(form, answers).map(({ page }) => page));
  return form.ui.elements.filter(({ id }) => asked.has(id)).map(({ id, label }) => ({ id, label }));
}

/** Paths of the visible controls. */
export function shownPaths(form: Form, answers: Answers): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { path, rules } of placedControls(form)) {
    if (rules.every((rule) => holds(rule, { form, answers, shown }))) shown.add(path);
  }
  return shown;
}

/** Whether what carries the rule is to be shown. */
export function holds(rule: Rule, seen: Seen): boolean {
  return isMet(rule.condition, seen) === (rule.effect === 'SHOW');
}

/** The answers, and which of them count: those whose control is shown. */
export interface Seen {
  readonly form: Form;
  readonly answers: Answers;
  readonly shown: ReadonlySet<string>;
}

/** A page by its id. */
export function pageById(form: Form, id: string): Category | undefined {
  return form.ui.elements.find((page) => page.id === id);
}

/** Whether any part of a condition looks at one of these controls. */
export function looksAt(condition: Condition, paths: ReadonlySet<string>): boolean {
  return pathsIn(condition).some((path) => asker(path, paths) !== undefined);
}

function isMet(condition: Condition, seen: Seen): boolean {
  if ('scope' in condition) {
    const path = pathOfScope(condition.scope);
    if (asker(path, seen.shown) === undefined) return false;
    const answer = valueAt(seen.answers, path);
    return !isEmpty(answer) && fits(condition.schema, answer);
  }
  const { conditions } = condition;
  return condition.type === 'AND' ? conditions.every((one) => isMet(one, seen)) : conditions.some((one) => isMet(one, seen));
}

/** The control among these that asks for a path: its own, or the one of an object around it. */
function asker(path: string, among: ReadonlySet<string>): string | undefined {
  for (let here = path; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) {
    if (among.has(here)) return here;
  }
  return undefined;
}
