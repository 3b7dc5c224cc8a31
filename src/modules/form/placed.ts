import { unreachable } from '#kernel/exhaustive';
import type { Condition, Control, Element, Form, JsonSchema, Rule } from './form.ts';
import { plainForm } from './plain-form.ts';
import { isRequiredAt, pathOfScope, schemaAt } from './pointer.ts';

/** A control in its place: on which page, under which rules (its own and those of everything around it), over which schema. */
export interface PlacedControl {
  readonly control: Control;
  readonly path: string;
  readonly page: string;
  readonly rules: readonly Rule[];
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** The row of a list it stands in. */
  readonly row?: PlacedRow;
}

/** One row of a list: `/members/mia0k2xq7f3a`. */
export interface PlacedRow {
  readonly path: string;
  readonly id: string;
  /** Path of its list. */
  readonly list: string;
  /** `Thành viên 2` */
  readonly label: string;
}

const known = new WeakMap<Form, readonly PlacedControl[]>();

/** Every control of a form in the order it is asked; of a list the list itself, not its rows. Worked out once per form. */
export function placedControls(form: Form): readonly PlacedControl[] {
  const before = known.get(form);
  if (before) return before;
  const plain = plainForm(form);
  const placed = plain.ui.elements.flatMap((page) => placedIn({ schema: plain.schema, page: page.id }, page.elements, rulesOf(page, [])));
  known.set(form, placed);
  return placed;
}

/** Controls among these elements, read from the top of the schema. */
export function placedIn(where: Where, elements: readonly Element[], around: readonly Rule[]): PlacedControl[] {
  return elements.flatMap((element) => {
    const rules = rulesOf(element, around);
    switch (element.type) {
      case 'Group':
      case 'VerticalLayout':
        return placedIn(where, element.elements, rules);
      case 'Label':
        return [];
      case 'Control':
        return [place({ ...where, control: element, rules })];
      case 'OneOf':
        throw new Error('A one-of group is written out before its controls are placed');
      default:
        return unreachable(element);
    }
  });
}

const lookedAt = new WeakMap<Condition, readonly string[]>();

/** The paths a condition looks at. */
export function pathsIn(condition: Condition): readonly string[] {
  const before = lookedAt.get(condition);
  if (before) return before;
  const paths = 'scope' in condition ? [pathOfScope(condition.scope)] : condition.conditions.flatMap(pathsIn);
  lookedAt.set(condition, paths);
  return paths;
}

interface Where {
  readonly schema: JsonSchema;
  readonly page: string;
}

function rulesOf(element: { readonly rule?: Rule }, around: readonly Rule[]): readonly Rule[] {
  return element.rule ? [...around, element.rule] : around;
}

function place({ schema, page, control, rules }: Where & { control: Control; rules: readonly Rule[] }): PlacedControl {
  const path = pathOfScope(control.scope);
  return {
    control,
    path,
    page,
    rules,
    schema: schemaAt(schema, path) ?? {},
    required: control.options.required ?? isRequiredAt(schema, path),
  };
}
