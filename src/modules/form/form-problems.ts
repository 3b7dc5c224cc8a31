import type { Condition, Element, Form } from './form.ts';
import { pathsIn, placedControls, type PlacedControl } from './placed.ts';
import { isRequiredAt, schemaAt } from './pointer.ts';
import { isWidget } from './widgets.ts';

/** A mistake of whoever made the form, found before anybody has to fill it in. */
export interface FormProblem {
  readonly code:
    | 'page.repeated'
    | 'control.repeated'
    | 'control.no-schema'
    | 'control.unknown-widget'
    | 'control.unsafe-name'
    | 'choice.empty'
    | 'rule.looks-ahead'
    | 'required.may-hide'
    | 'paper.no-component';
  readonly where: string;
}

/** Everything that would make a form unanswerable or its rules uncertain. A form is published only when there is nothing. */
export function formProblems(form: Form): readonly FormProblem[] {
  const placed = placedControls(form);
  return [
    ...repeated(form.ui.elements.map(({ id }) => id)).map((where) => ({ code: 'page.repeated' as const, where })),
    ...repeated(placed.map(({ path }) => path)).map((where) => ({ code: 'control.repeated' as const, where })),
    ...placed.flatMap((one) => controlProblems(form, one)),
    ...rulesAhead(form),
  ];
}

function controlProblems(form: Form, { control, path, schema, rules }: PlacedControl): FormProblem[] {
  const { widget, paper } = control.options;
  const found: (FormProblem['code'] | false)[] = [
    schemaAt(form.schema, path) === undefined && 'control.no-schema',
    !isWidget(widget) && 'control.unknown-widget',
    !SAFE_PATH.test(path) && 'control.unsafe-name',
    (widget === 'choice' || widget === 'radio') && !schema.oneOf?.length && 'choice.empty',
    rules.length > 0 && isRequiredAt(form.schema, path) && 'required.may-hide',
    widget === 'paper' && !paper?.component && 'paper.no-component',
  ];
  return found.filter((code) => code !== false).map((code) => ({ code, where: path }));
}

/** Plain words only: such names are safe as keys, as names of inputs and in addresses. */
const SAFE_PATH = /^(?:\/(?!__|constructor$|constructor\/|prototype)[A-Za-z0-9][A-Za-z0-9._-]*)+$/u;

/** Rules that look at a question asked later, or never. */
function rulesAhead(form: Form): FormProblem[] {
  const asked: string[] = [];
  return form.ui.elements.flatMap((page) => [...ahead(page.rule?.condition, asked, page.id), ...walk(page.elements, asked, page.id)]);
}

function walk(elements: readonly Element[], asked: string[], page: string): FormProblem[] {
  return elements.flatMap((element) => {
    const found = ahead(element.rule?.condition, asked, page);
    if (element.type === 'Control') asked.push(...pathsIn({ scope: element.scope, schema: {} }));
    return element.type === 'Group' || element.type === 'VerticalLayout' ? [...found, ...walk(element.elements, asked, page)] : found;
  });
}

function ahead(condition: Condition | undefined, asked: readonly string[], page: string): FormProblem[] {
  return (condition ? pathsIn(condition) : [])
    .filter((path) => !asked.some((before) => path === before || path.startsWith(`${before}/`)))
    .map((path) => ({ code: 'rule.looks-ahead', where: `${page}${path}` }));
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
