import type { Category, Control, ControlOptions, JsonSchema, Rule } from '../form.ts';
import { scopeOfPath } from '../pointer.ts';

/** A question of a form that is being made. */
export interface Question extends Omit<ControlOptions, 'widget'> {
  readonly path: string;
  readonly label: string;
  readonly widget: ControlOptions['widget'];
  readonly schema: JsonSchema;
  readonly meaning?: string;
  readonly rule?: Rule;
}

/** Collects the schema of every question asked, so that schema and pages cannot disagree. */
export class DraftForm {
  readonly #schemas = new Map<string, JsonSchema>();
  readonly #required = new Set<string>();

  /** A question shown whenever its page is; `required` becomes the schema's own. */
  askAlways({ required, ...question }: Question): Control {
    if (required) this.#required.add(question.path);
    return this.#ask(question);
  }

  /** A question that a rule, its own or one around it, may hide; `required` holds only while it is shown. */
  askSometimes(question: Question): Control {
    return this.#ask(question);
  }

  schema(): JsonSchema {
    return {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...this.#objectAt(''),
    };
  }

  #ask({ path, label, schema, meaning, rule, ...options }: Question): Control {
    this.#schemas.set(path, schema);
    return {
      type: 'Control',
      scope: scopeOfPath(path),
      label,
      ...(meaning === undefined ? {} : { meaning }),
      ...(rule === undefined ? {} : { rule }),
      options,
    };
  }

  #objectAt(path: string): JsonSchema {
    const below = [...this.#schemas.keys()].filter((one) => one.startsWith(`${path}/`));
    const keys = [...new Set(below.map((one) => one.slice(path.length + 1).split('/')[0] ?? ''))];
    const properties = keys.map((key) => [key, this.#schemas.get(`${path}/${key}`) ?? this.#objectAt(`${path}/${key}`)]);
    const required = keys.filter((key) => [...this.#required].some((one) => one === `${path}/${key}` || one.startsWith(`${path}/${key}/`)));
    return {
      type: 'object',
      properties: Object.fromEntries(properties) as Record<string, JsonSchema>,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    };
  }
}

export function page(asked: Omit<Category, 'type'>): Category {
  return { type: 'Category', ...asked };
}

/** Shown when an earlier answer is one of these. */
export function whenOneOf(path: string, values: readonly string[]): Rule {
  return { effect: 'SHOW', condition: { scope: scopeOfPath(path), schema: { enum: values } } };
}

/** A schema of choices with their labels. */
export function choices(all: readonly (readonly [value: string, label: string, help?: string])[]): JsonSchema {
  const oneOf = all.map(([value, title, help]) => ({ const: value, title, ...(help ? { description: help } : {}) }));
  return { type: 'string', oneOf };
}
