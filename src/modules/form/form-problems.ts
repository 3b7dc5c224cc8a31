import type { Condition, Element, Form, JsonSchema } from './form.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { plainForm } from './plain-form.ts';
import { isRequiredAt, pathOfScope, schemaAt } from './pointer.ts';
import { detailOf, isList, MOST_LOOKED_AT, WHOLE_FORM } from './rows.ts';
import { unknownKeywords } from './schema-keywords.ts';
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
    | 'choice.repeated'
    | 'rule.looks-ahead'
    | 'schema.unknown-keyword'
    | 'required.may-hide'
    | 'paper.no-component'
    | 'rows.no-rows'
    | 'rows.no-label'
    | 'rows.size'
    | 'rows.may-ask-nothing'
    | 'rows.in-rows'
    | 'rows.paper';
  readonly where: string;
}

type Code = FormProblem['code'];

/** Everything that would make a form unanswerable or its rules uncertain. A form is published only when there is nothing. */
export function formProblems(form: Form): readonly FormProblem[] {
  const { schema, ui } = plainForm(form);
  const placed = placedControls(form);
  return [
    ...repeated(ui.elements.map(({ id }) => id)).map((where) => ({ code: 'page.repeated' as const, where })),
    ...repeated(placed.map(({ path }) => path)).map((where) => ({ code: 'control.repeated' as const, where })),
    ...placed.flatMap((one) => controlProblems(schema, one)),
    ...placed.filter(isList).flatMap((one) => [...listProblems(one), ...rowProblems(one)]),
    ...rulesAhead(ui.elements),
    ...[schema, ...schemasInRules(ui)].flatMap(unknownKeywords).map((where) => ({ code: 'schema.unknown-keyword' as const, where })),
  ];
}

/** What rules compare answers with, wherever a condition stands. */
function schemasInRules(part: unknown): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  const below = Object.values(part).flatMap(schemasInRules);
  return 'scope' in part && 'schema' in part ? [part.schema, ...below] : below;
}

function controlProblems(around: JsonSchema, { control, path, schema, rules }: PlacedControl): FormProblem[] {
  const { widget, paper } = control.options;
  const isChoice = widget === 'choice' || widget === 'radio';
  const found: (Code | false)[] = [
    schemaAt(around, path) === undefined && 'control.no-schema',
    !isWidget(widget) && 'control.unknown-widget',
    !SAFE_PATH.test(path) && 'control.unsafe-name',
    isChoice && !schema.oneOf?.length && 'choice.empty',
    isChoice && repeated((schema.oneOf ?? []).map((one) => String(one.const))).length > 0 && 'choice.repeated',
    rules.length > 0 && isRequiredAt(around, path) && 'required.may-hide',
    widget === 'paper' && !paper?.component && 'paper.no-component',
  ];
  return found.filter((code) => code !== false).map((code) => ({ code, where: path }));
}

/** A list is a schema whose every other key is a row, a word for a row, and something to ask in it. */
function listProblems(list: PlacedControl): FormProblem[] {
  const { schema, path, control } = list;
  const { rowLabel, addLabel } = control.options;
  const { additionalProperties, properties, minProperties = 0, maxProperties = 1 } = schema;
  const isSize = [minProperties, maxProperties].every((size) => Number.isInteger(size) && Number(size) <= MOST_LOOKED_AT);
  const found: (Code | false)[] = [
    (typeof additionalProperties !== 'object' || !!properties || detailOf(list).length === 0) && 'rows.no-rows',
    (!rowLabel || !addLabel) && 'rows.no-label',
    detailOf(list).every(({ rules }) => rules.length > 0) && 'rows.may-ask-nothing',
    !(isSize && Number(minProperties) <= Number(maxProperties)) && 'rows.size',
  ];
  return found.filter((code) => code !== false).map((code) => ({ code, where: path }));
}

function rowProblems(list: PlacedControl): FormProblem[] {
  const { additionalProperties } = list.schema;
  const detail = detailOf(list);
  const row = typeof additionalProperties === 'object' ? additionalProperties : {};
  const found = [
    ...repeated(detail.map(({ path }) => path)).map((where) => ({ code: 'control.repeated' as const, where })),
    ...detail.flatMap((one) => controlProblems(row, one)),
    ...detail.filter(isList).map(({ path }) => ({ code: 'rows.in-rows' as const, where: path })),
    ...detail.filter(({ control }) => control.options.widget === 'paper').map(({ path }) => ({ code: 'rows.paper' as const, where: path })),
  ];
  return found.map(({ code, where }) => ({ code, where: `${list.path}/*${where}` }));
}

/** Plain words only: such names are safe as keys, as names of inputs and in addresses. */
const SAFE_PATH = /^(?:\/(?!__|(?:constructor|prototype)(?:\/|$))[A-Za-z0-9][A-Za-z0-9._-]*)+$/u;

/** What has been asked when a rule looks back. */
interface Asked {
  readonly form: string[];
  /** What the row around asked so far; null outside of rows. */
  readonly row: string[] | null;
  readonly lists: string[];
}

/** Rules that look at a question asked later, or never; from outside nothing in a row can be looked at. */
function rulesAhead(pages: Form['ui']['elements']): FormProblem[] {
  const asked: Asked = { form: [], row: null, lists: [] };
  return pages.flatMap((page) => [...ahead(page.rule?.condition, asked, page.id), ...walk(page.elements, asked, page.id)]);
}

function walk(elements: readonly Element[], asked: Asked, page: string): FormProblem[] {
  return elements.flatMap((element) => {
    const found = ahead(element.rule?.condition, asked, page);
    if (element.type === 'Group' || element.type === 'VerticalLayout') return [...found, ...walk(element.elements, asked, page)];
    if (element.type !== 'Control') return found;
    const path = pathOfScope(element.scope);
    (asked.row ?? asked.form).push(path);
    const { detail } = element.options;
    if (!detail || asked.row) return found;
    const inRow = walk(detail, { ...asked, row: [] }, `${page}${path}/*`);
    asked.lists.push(path);
    return [...found, ...inRow];
  });
}

function ahead(condition: Condition | undefined, asked: Asked, page: string): FormProblem[] {
  if (!condition) return [];
  if (!('scope' in condition)) return condition.conditions.flatMap((one) => ahead(one, asked, page));
  const isWhole = condition.scope.startsWith(WHOLE_FORM);
  const path = isWhole ? pathOfScope(`#/${condition.scope.slice(WHOLE_FORM.length)}`) : pathOfScope(condition.scope);
  const among = isWhole || !asked.row ? asked.form : asked.row;
  const isBelow = (before: string): boolean => path.startsWith(`${before}/`);
  const known = among.some((before) => path === before || isBelow(before)) && !asked.lists.some(isBelow) && !(isWhole && !asked.row);
  return known ? [] : [{ code: 'rule.looks-ahead', where: `${page}${path}` }];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
