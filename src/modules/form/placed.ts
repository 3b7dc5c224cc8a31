import { unreachable } from '#kernel/exhaustive';
import type { Category, Condition, Control, Element, Form, JsonSchema, Rule } from './form.ts';
import { isRequiredAt, pathOfScope, schemaAt } from './pointer.ts';

/** A control in its place: on which page, under which rules (its own and those of everything around it), over which schema. */
export interface PlacedControl {
  readonly control: Control;
  readonly path: string;
  readonly page: string;
  readonly rules: readonly Rule[];
  readonly schema: JsonSchema;
  readonly required: boolean;
}

const known = new WeakMap<Form, readonly PlacedControl[]>();

/** Every control of a form in the order it is asked. Worked out once per form. */
export function placedControls(form: Form): readonly PlacedControl[] {
  const before = known.get(form);
  if (before) return before;
  const placed = form.ui.elements.flatMap((page) => placedIn({ form, page }, page.elements, rulesOf(page, [])));
  known.set(form, placed);
  return placed;
}

/** The control that asks for an answer at a path, or for the object around it. */
export function controlAt(form: Form, path: string): PlacedControl | undefined {
  return placedControls(form).find((placed) => path === placed.path || path.startsWith(`${placed.path}/`));
}

/** The paths a condition looks at. */
export function pathsIn(condition: Condition): string[] {
  return 'scope' in condition ? [pathOfScope(condition.scope)] : condition.conditions.flatMap(pathsIn);
}

function placedIn(where: { form: Form; page: Category }, elements: readonly Element[], around: readonly Rule[]): PlacedControl[] {
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
      default:
        return unreachable(element);
    }
  });
}

function rulesOf(element: { readonly rule?: Rule }, around: readonly Rule[]): readonly Rule[] {
  return element.rule ? [...around, element.rule] : around;
}

function place({ form, page, control, rules }: { form: Form; page: Category; control: Control; rules: readonly Rule[] }): PlacedControl {
  const path = pathOfScope(control.scope);
  return {
    control,
    path,
    page: page.id,
    rules,
    schema: schemaAt(form.schema, path) ?? {},
    required: control.options.required ?? isRequiredAt(form.schema, path),
  };
}
