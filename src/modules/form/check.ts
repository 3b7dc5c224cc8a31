import type { Answers, Form, Issue } from './form.ts';
import type { PlacedControl } from './placed.ts';
import { isEmpty, isRecord, valueAt } from './pointer.ts';
import { isList, keysOf, roomOf } from './rows.ts';
import { misfit } from './schema-check.ts';
import { unknownFields } from './unknown-fields.ts';
import { visibleControls } from './visibility.ts';
import type { IsUnit } from './widget.ts';
import { askedOf, issueAt, roomFor, widgetOf } from './widgets.ts';

export interface CheckAsked {
  /** `YYYY-MM-DD` in Vietnam. */
  readonly today: string;
  /** Only this page's questions; the whole form when absent. */
  readonly page?: string;
  /** Components for which a paper is there. A check of one page may leave it out: its papers are then not asked for yet. */
  readonly papers?: ReadonlySet<string>;
  readonly isUnit?: IsUnit;
}

/**
 * Everything wrong with the answers, in the order of the form, at most one issue per field.
 *
 * What is hidden is never wrong. What the form does not know is refused by name. An empty list means that
 * `answersToSend` fits the form's schema.
 */
export function checkAnswers(form: Form, answers: Answers, asked: CheckAsked): readonly Issue[] {
  const controls = visibleControls(form, answers).filter(({ page }) => asked.page === undefined || page === asked.page);
  const found = controls.flatMap((placed) =>
    isList(placed) ? listIssues(placed, controls, answers) : issuesOf(placed, answers, asked).map((issue) => inItsRow(issue, placed)),
  );
  return [...found, ...unknownFields(form, answers)];
}

/** What is wrong with a list as a whole. A row that is not begun is not counted: it is not sent. */
function listIssues(list: PlacedControl, controls: readonly PlacedControl[], answers: Answers): readonly Issue[] {
  const { path } = list;
  const given = valueAt(answers, path);
  if (given !== undefined && given !== null && !isRecord(given)) return [{ path, code: 'malformed' }];
  const { least, most } = roomOf(list);
  if (keysOf(list, answers).length > most) return [{ path, code: 'rows.too-many', max: most }];
  const inRows = controls.filter(({ row }) => row?.list === path);
  const begun = new Set(inRows.flatMap((one) => (isEmpty(valueAt(answers, one.path)) ? [] : one.row?.path)));
  // A row that wants an answer says so itself.
  const saysItself = inRows.some((one) => one.required && isEmpty(valueAt(answers, one.path)));
  return begun.size < least && !saysItself ? [{ path, code: 'rows.too-few', min: least }] : [];
}

/** An issue in a row says in which one. */
function inItsRow(issue: Issue, { row }: PlacedControl): Issue {
  return row ? { ...issue, row: row.label } : issue;
}

function issuesOf(placed: PlacedControl, answers: Answers, asked: CheckAsked): readonly Issue[] {
  const { path, control, required } = placed;
  const { widget, paper } = control.options;
  if (widget === 'paper') {
    const asksPapers = asked.papers !== undefined || asked.page === undefined;
    const missing = required && paper?.supply === 'upload' && asksPapers && !asked.papers?.has(paper.component);
    return missing ? [{ path, code: 'paper.required' }] : [];
  }

  const value = valueAt(answers, path);
  if (isEmpty(value) && (!required || widget !== 'address')) return required ? [{ path, code: emptyCode(placed) }] : [];

  const room = roomFor(placed);
  if (typeof value === 'string' && value.length > room) return [{ path, code: 'too-long', max: room, length: value.length }];

  const found = widgetOf(placed).check(isEmpty(value) ? {} : value, {
    ...askedOf(placed, asked.today),
    ...(asked.isUnit ? { isUnit: asked.isUnit } : {}),
  });
  const faults = found === null ? [] : [found].flat();
  if (faults.length > 0) return faults.map((fault) => issueAt(path, withExample(fault, placed)));
  return schemaIssue(placed, value) ?? spellingIssue(placed, value, asked.today) ?? [];
}

function emptyCode({ control }: PlacedControl): string {
  const { widget } = control.options;
  if (widget === 'confirm') return 'must-confirm';
  return widget === 'choice' || widget === 'radio' || widget === 'yesNo' || widget === 'unit' ? 'choose-one' : 'required';
}

/** What the schema says beyond what the widget knows: bounds, patterns, lengths. */
function schemaIssue(placed: PlacedControl, value: unknown): readonly Issue[] | null {
  const { schema, path } = placed;
  const keyword = misfit(schema, value);
  if (keyword === null) return null;
  const bound = schema[keyword];
  switch (keyword) {
    case 'minimum':
    case 'exclusiveMinimum':
      return [{ path, code: 'too-small', min: bound }];
    case 'maximum':
    case 'exclusiveMaximum':
      return [{ path, code: 'too-large', max: bound }];
    case 'minLength':
      return [{ path, code: 'too-short', min: bound }];
    case 'pattern':
      return [{ path, ...withExample({ code: 'pattern' }, placed) }];
    case 'type':
      return [{ path, code: schema.type === 'integer' ? 'number.whole' : 'malformed' }];
    default:
      return [{ path, code: 'malformed' }];
  }
}

/** Each value has one spelling, the one a posted page gives it; anything else came around the form. */
function spellingIssue(placed: PlacedControl, value: unknown, today: string): readonly Issue[] | null {
  const asked = askedOf(placed, today);
  const rules = widgetOf(placed);
  const again = rules.read(rules.write(value, asked), asked);
  return sameValue(again, value) ? null : [{ path: placed.path, code: 'malformed' }];
}

function sameValue(one: unknown, other: unknown): boolean {
  if (isRecord(one) && isRecord(other)) {
    const keys = Object.keys({ ...one, ...other });
    return keys.every((key) => sameValue(one[key] ?? '', other[key] ?? ''));
  }
  return one === other;
}

function withExample<F extends { readonly code: string }>(fault: F, { control }: PlacedControl): F & { readonly example?: string } {
  return control.options.example ? { ...fault, example: control.options.example } : fault;
}
