import { newId } from '#kernel/ids';
import type { Answers, Condition, Form, Rule } from './form.ts';
import { placedControls, placedIn, type PlacedControl, type PlacedRow } from './placed.ts';
import { isRecord, scopeOfPath, valueAt } from './pointer.ts';

/** How many rows a list may have when its schema does not say. */
const USUAL_MOST = 20;

/** More than this many rows are not looked at: somebody has built them, and `checkAnswers` says that they are too many. */
export const MOST_LOOKED_AT = 100;

const ROW_ID = /^[a-z0-9]{6,16}$/u;

/** Whether a key may name a row. */
export function isRowId(key: string): boolean {
  return ROW_ID.test(key);
}

/** Whether a control is a list of rows. */
export function isList({ control }: PlacedControl): boolean {
  return control.options.widget === 'rows';
}

/** A key for a new row. Rows stand in the order of their keys, so it begins with the time, and with the turn within a millisecond. */
export function newRowId(): string {
  const hex = newId().replaceAll('-', '');
  const inBase36 = (from: number, to: number, length: number): string =>
    parseInt(hex.slice(from, to), 16).toString(36).padStart(length, '0').slice(-length);
  return inBase36(0, 12, 8) + inBase36(13, 16, 3) + inBase36(24, 32, 4);
}

/** How few and how many rows a list wants. */
export function roomOf({ schema, required }: PlacedControl): { readonly least: number; readonly most: number } {
  const { minProperties, maxProperties } = schema;
  const least = Math.max(typeof minProperties === 'number' ? minProperties : 0, required ? 1 : 0);
  return { least, most: typeof maxProperties === 'number' ? maxProperties : USUAL_MOST };
}

/**
 * Every control there is a place for, hidden ones too: each list is followed by what its rows ask, row by row.
 *
 * A list that wants rows has them from the start, empty, under keys that are the same in every tab.
 */
export function controlsFor(form: Form, answers: Answers): readonly PlacedControl[] {
  const placed = placedControls(form);
  if (!placed.some(isList)) return placed;
  const alone = new Set(placed.map(({ path }) => path));
  return placed.flatMap((one) =>
    isList(one) ? [one, ...rowsOf(one, answers).flatMap((row) => controlsIn(one, row).filter(({ path }) => !alone.has(path)))] : [one],
  );
}

/** The rows of a list, in their order. */
export function rowsOf(list: PlacedControl, answers: Answers): readonly PlacedRow[] {
  const ids = keysOf(list, answers).sort().slice(0, MOST_LOOKED_AT);
  for (let next = 1; ids.length < Math.min(roomOf(list).least, MOST_LOOKED_AT); next += 1) {
    const id = next.toString(36).padStart(6, '0');
    if (!ids.includes(id)) ids.push(id);
  }
  return ids.sort().map((id, at) => rowAt(list, id, at + 1));
}

/** Keys of rows that were really given. */
export function keysOf(list: PlacedControl, answers: Answers): string[] {
  const given = valueAt(answers, list.path);
  return isRecord(given) ? Object.keys(given).filter((key) => isRowId(key) && isRecord(given[key])) : [];
}

/** A row by its key; without its number it is called what each row is. */
export function rowAt(list: PlacedControl, id: string, number?: number): PlacedRow {
  const called = list.control.options.rowLabel ?? list.control.label;
  return { path: `${list.path}/${id}`, id, list: list.path, label: number === undefined ? called : `${called} ${number}` };
}

const details = new WeakMap<PlacedControl, readonly PlacedControl[]>();

/** What each row of a list asks, with paths that begin at the row. */
export function detailOf(list: PlacedControl): readonly PlacedControl[] {
  const before = details.get(list);
  if (before) return before;
  const { additionalProperties } = list.schema;
  const schema = typeof additionalProperties === 'object' ? additionalProperties : {};
  const placed = placedIn({ schema, page: list.page }, list.control.options.detail ?? [], []);
  details.set(list, placed);
  return placed;
}

/** The controls of one row: what the row asks, in its place. */
export function controlsIn(list: PlacedControl, row: PlacedRow): readonly PlacedControl[] {
  return detailOf(list).map((one) => inRow(one, list, row));
}

function inRow(one: PlacedControl, list: PlacedControl, row: PlacedRow): PlacedControl {
  const path = row.path + one.path;
  const rules = one.rules.length === 0 ? list.rules : [...list.rules, ...one.rules.map((rule) => ruleInRow(rule, row.path))];
  return { ...one, control: { ...one.control, scope: scopeOfPath(path) }, path, rules, row };
}

const inRows = new WeakMap<Rule, Map<string, Rule>>();

/** A rule of a row as a rule of the form. The same one for the same row, as long as not too many are remembered. */
export function ruleInRow(rule: Rule, row: string): Rule {
  if (row === '') return rule;
  const known = inRows.get(rule) ?? new Map<string, Rule>();
  const before = known.get(row);
  if (before) return before;
  if (known.size >= MOST_LOOKED_AT) known.clear();
  const made: Rule = { effect: rule.effect, condition: conditionInRow(rule.condition, scopeOfPath(row)) };
  inRows.set(rule, known.set(row, made));
  return made;
}

function conditionInRow(condition: Condition, row: string): Condition {
  if (!('scope' in condition)) return { ...condition, conditions: condition.conditions.map((one) => conditionInRow(one, row)) };
  const { scope, schema } = condition;
  return { scope: scope.startsWith(WHOLE_FORM) ? `#/${scope.slice(WHOLE_FORM.length)}` : row + scope.slice(1), schema };
}

/** How a rule inside a row begins that looks at the whole form. */
export const WHOLE_FORM = '#/form/';
