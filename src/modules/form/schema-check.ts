import { Validator, type Schema } from '@cfworker/json-schema';
import type { JsonSchema } from './form.ts';

const validators = new WeakMap<JsonSchema, Validator>();

/**
 * Which keyword of a schema a value does not fit, or `null` when it fits.
 *
 * The only place that knows the schema library. It walks the schema and makes no code, so the same answer comes out on
 * the server and in a browser whose policy forbids `eval`.
 */
export function misfit(schema: JsonSchema, value: unknown): string | null {
  const { valid, errors } = validatorOf(schema).validate(value);
  return valid ? null : (errors.find(({ keyword }) => !HOLDERS.has(keyword))?.keyword ?? 'schema');
}

export function fits(schema: JsonSchema, value: unknown): boolean {
  return isOneOfThese(schema, value) ?? misfit(schema, value) === null;
}

/** What most rules ask, `const` or `enum` of plain values alone, needs no library: rules are judged with every letter typed. */
function isOneOfThese(schema: JsonSchema, value: unknown): boolean | null {
  const keywords = Object.keys(schema);
  if (keywords.length !== 1) return null;
  const allowed = keywords[0] === 'const' ? [schema.const] : keywords[0] === 'enum' ? schema.enum : null;
  return Array.isArray(allowed) && allowed.every(isPlain) ? allowed.includes(value) : null;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}

/** Keywords that only say that something below them failed. */
const HOLDERS: ReadonlySet<string> = new Set(['properties', 'allOf']);

function validatorOf(schema: JsonSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  // The library writes addresses into the schema it is given: it gets a copy of its own.
  const made = new Validator(JSON.parse(JSON.stringify(schema)) as Schema, '2020-12', true);
  validators.set(schema, made);
  return made;
}
