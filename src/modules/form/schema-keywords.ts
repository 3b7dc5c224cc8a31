import type { JsonSchema } from './form.ts';
import { isRecord } from './pointer.ts';

type Schema = JsonSchema | boolean;
/** Judges a value against one keyword of a schema: the keyword that fails, which may be one of a schema below, or `null`. */
type Judge = (asked: never, value: unknown, schema: JsonSchema) => string | null;

/** What says something to people and nothing about a value. */
const REMARKS: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'examples',
  'default',
  'format',
  'readOnly',
]);

/** The keywords of JSON Schema 2020-12 that forms are written with. A form with another one is not published. */
const KEYWORDS: Readonly<Record<string, Judge>> = {
  type: (asked: string | readonly string[], value) =>
    when(
      [asked].flat().some((type) => isOfType(type, value)),
      'type',
    ),
  const: (asked: unknown, value) => when(isSame(asked, value), 'const'),
  enum: (asked: readonly unknown[], value) =>
    when(
      asked.some((one) => isSame(one, value)),
      'enum',
    ),
  not: (asked: Schema, value) => when(judge(asked, value) !== null, 'not'),
  anyOf: (asked: readonly Schema[], value) =>
    when(
      asked.some((one) => judge(one, value) === null),
      'anyOf',
    ),
  allOf: (asked: readonly Schema[], value) => first(asked.map((one) => judge(one, value))),
  oneOf: (asked: readonly Schema[], value) => when(asked.filter((one) => judge(one, value) === null).length === 1, 'oneOf'),

  required: (asked: readonly string[], value) => when(!isRecord(value) || asked.every((key) => Object.hasOwn(value, key)), 'required'),
  minProperties: (asked: number, value) => when(!isRecord(value) || Object.keys(value).length >= asked, 'minProperties'),
  maxProperties: (asked: number, value) => when(!isRecord(value) || Object.keys(value).length <= asked, 'maxProperties'),
  properties: (asked: Readonly<Record<string, Schema>>, value) =>
    isRecord(value) ? first(keysIn(value).map((key) => (Object.hasOwn(asked, key) ? judge(asked[key] ?? true, value[key]) : null))) : null,
  additionalProperties: (asked: Schema, value, { properties = {} }) =>
    when(
      !isRecord(value) || keysIn(value).every((key) => Object.hasOwn(properties, key) || judge(asked, value[key]) === null),
      'additionalProperties',
    ),

  minItems: (asked: number, value) => when(!Array.isArray(value) || value.length >= asked, 'minItems'),
  maxItems: (asked: number, value) => when(!Array.isArray(value) || value.length <= asked, 'maxItems'),
  prefixItems: (asked: readonly Schema[], value) =>
    when(!Array.isArray(value) || asked.every((one, at) => at >= value.length || judge(one, value[at]) === null), 'prefixItems'),
  items: (asked: Schema, value, { prefixItems = [] }) =>
    when(
      !Array.isArray(value) || value.slice((prefixItems as readonly Schema[]).length).every((one) => judge(asked, one) === null),
      'items',
    ),

  minimum: (asked: number, value) => when(typeof value !== 'number' || value >= asked, 'minimum'),
  maximum: (asked: number, value) => when(typeof value !== 'number' || value <= asked, 'maximum'),
  exclusiveMinimum: (asked: number, value) => when(typeof value !== 'number' || value > asked, 'exclusiveMinimum'),
  exclusiveMaximum: (asked: number, value) => when(typeof value !== 'number' || value < asked, 'exclusiveMaximum'),

  // Letters are counted as people see them, not as memory keeps them.
  minLength: (asked: number, value) => when(typeof value !== 'string' || [...value].length >= asked, 'minLength'),
  maxLength: (asked: number, value) => when(typeof value !== 'string' || [...value].length <= asked, 'maxLength'),
  pattern: (asked: string, value) => when(typeof value !== 'string' || new RegExp(asked, 'u').test(value), 'pattern'),
};

const ORDER = new Map(Object.keys(KEYWORDS).map((keyword, at) => [keyword, at]));

/** The first keyword a value does not fit, in the order above, or `null`. Of `properties` and `allOf` it is the keyword below that is named. */
export function judge(schema: Schema, value: unknown): string | null {
  if (typeof schema === 'boolean') return when(schema, 'false');
  let [first, at]: [string | null, number] = [null, Infinity];
  for (const keyword of Object.keys(schema)) {
    const place = ORDER.get(keyword) ?? Infinity;
    if (place >= at) continue;
    const found = KEYWORDS[keyword]?.(schema[keyword] as never, value, schema) ?? null;
    if (found !== null) [first, at] = [found, place];
  }
  return first;
}

/** Keywords in a schema, and in those below it, which nobody here understands. */
export function unknownKeywords(schema: unknown): readonly string[] {
  if (!isRecord(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, asked]) => {
    if (REMARKS.has(keyword) || keyword === 'const' || keyword === 'enum') return [];
    if (!Object.hasOwn(KEYWORDS, keyword)) return [keyword];
    if (keyword === 'properties' && isRecord(asked)) return Object.values(asked).flatMap(unknownKeywords);
    return [asked].flat().flatMap(unknownKeywords);
  });
}

function when(fits: boolean, keyword: string): string | null {
  return fits ? null : keyword;
}

function first(found: readonly (string | null)[]): string | null {
  return found.find((one) => one !== null) ?? null;
}

function keysIn(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value);
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRecord(value);
  return typeof value === type;
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((part, at) => isSame(part, other[at]));
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
}
