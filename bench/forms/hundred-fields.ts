import type { Element, Form, JsonSchema } from '#modules/form';

const ASKED = 100;
const CHOICES = ['a', 'b', 'c'].map((value) => ({ const: value, title: `Choice ${value}` }));

/** A hundred questions on one page, texts, numbers, days and choices; every second one is asked only when one before it says so. */
export const HUNDRED_FIELDS: Form = {
  schema: { type: 'object', properties: Object.fromEntries(Array.from({ length: ASKED }, (_, at) => [`q${at}`, schemaOf(at)])) },
  ui: {
    type: 'Categorization',
    elements: [{ id: 'all', type: 'Category', label: 'All', elements: Array.from({ length: ASKED }, (_, at) => elementOf(at)) }],
  },
};

/** The field somebody types into, and a few that decide what else is asked. */
export const TYPED = '/q4';

function schemaOf(at: number): JsonSchema {
  switch (at % 4) {
    case 0:
      return { type: 'string', maxLength: 200, pattern: '^[^<>]*$' };
    case 1:
      return { type: 'number', minimum: 0, maximum: 1_000_000 };
    case 2:
      return { type: 'string', oneOf: CHOICES };
    default:
      return { type: 'string', maxLength: 10 };
  }
}

function elementOf(at: number): Element {
  const widget = (['text', 'number', 'choice', 'date'] as const)[at % 4]!;
  const rule = at > 4 && at % 2 === 1 ? { rule: { effect: 'SHOW' as const, condition: conditionAt(at) } } : {};
  return { type: 'Control', label: `Question ${at}`, scope: `#/properties/q${at}`, ...rule, options: { widget, required: at % 3 === 0 } };
}

/** Half of the rules look at what is being typed, the others at a choice. */
function conditionAt(at: number) {
  return at % 8 === 5
    ? { scope: `#/properties/q4`, schema: { pattern: '[aeiou]' } }
    : { scope: `#/properties/q${at - (at % 4) - 2}`, schema: { enum: ['a', 'b'] } };
}
