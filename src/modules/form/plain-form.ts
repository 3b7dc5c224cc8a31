import { unreachable } from '#kernel/exhaustive';
import type { Control, Element, Form, JsonSchema, OneOf, VerticalLayout } from './form.ts';
import { isRecord, pathOfScope, schemaAt, withValue } from './pointer.ts';

const known = new WeakMap<Form, Form>();

/**
 * The form with its one-of groups written out: a radio, and under it what each choice asks, with the rule that calls it up.
 *
 * Everything that reads a form reads it so. Worked out once per form; a form without such groups stays as it is.
 */
export function plainForm(form: Form): Form {
  const before = known.get(form);
  if (before) return before;
  const plain = hasOneOf(form.ui.elements) ? written(form) : form;
  known.set(form, plain);
  known.set(plain, plain);
  return plain;
}

function written(form: Form): Form {
  const chosen: Chosen[] = [];
  const elements = form.ui.elements.map((page) => ({ ...page, elements: writtenOut(page.elements, { around: '', chosen }) }));
  const schema = chosen.reduce((so, { path, oneOf }) => withSchema(so, { path, oneOf }), form.schema);
  return { ...form, schema, ui: { ...form.ui, elements } };
}

interface Chosen {
  /** `*` for any row of a list. */
  readonly path: string;
  readonly oneOf: readonly JsonSchema[];
}

interface Desk {
  readonly around: string;
  readonly chosen: Chosen[];
}

function writtenOut(elements: readonly Element[], desk: Desk): readonly Element[] {
  return elements.flatMap((element): readonly Element[] => {
    switch (element.type) {
      case 'OneOf':
        return radioAndParts(element, desk);
      case 'Group':
      case 'VerticalLayout':
        return [{ ...element, elements: writtenOut(element.elements, desk) }];
      case 'Control':
        return [withDetail(element, desk)];
      case 'Label':
        return [element];
      default:
        return unreachable(element);
    }
  });
}

function withDetail(control: Control, { around, chosen }: Desk): Control {
  const { detail } = control.options;
  if (!detail) return control;
  const inRow = { around: `${around}${pathOfScope(control.scope)}/*`, chosen };
  return { ...control, options: { ...control.options, detail: writtenOut(detail, inRow) } };
}

function radioAndParts({ label, scope, required, meaning, rule, options, alternatives }: OneOf, desk: Desk): readonly Element[] {
  const oneOf = alternatives.map(({ const: value, label: title, help }) => ({
    const: value,
    title,
    ...(help === undefined ? {} : { description: help }),
  }));
  desk.chosen.push({ path: desk.around + pathOfScope(scope), oneOf });
  const radio: Control = {
    type: 'Control',
    scope,
    label,
    ...(meaning === undefined ? {} : { meaning }),
    options: {
      widget: 'radio',
      ...(required === undefined ? {} : { required }),
      ...(options?.help === undefined ? {} : { help: options.help }),
    },
  };
  const parts = alternatives
    .filter(({ elements }) => elements.length > 0)
    .map(({ const: value, label: when, elements }): VerticalLayout => ({
      type: 'VerticalLayout',
      when,
      rule: { effect: 'SHOW', condition: { scope, schema: { const: value } } },
      elements: writtenOut(elements, desk),
    }));
  return rule ? [{ type: 'VerticalLayout', rule, elements: [radio, ...parts] }] : [radio, ...parts];
}

/** The radio's choices are those of its alternatives. A question without a schema stays without one, and is named as a problem. */
function withSchema(schema: JsonSchema, { path, oneOf }: Chosen): JsonSchema {
  const before = schemaAt(schema, path);
  if (!before) return schema;
  const inSchema = path
    .split('/')
    .slice(1)
    .map((key) => (key === '*' ? '/additionalProperties' : `/properties/${key}`));
  return withValue(schema, inSchema.join(''), { ...before, oneOf });
}

function hasOneOf(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasOneOf);
  return (
    isRecord(value) && (value.type === 'OneOf' || hasOneOf(value.elements) || (isRecord(value.options) && hasOneOf(value.options.detail)))
  );
}
