import type { Answers, JsonSchema } from './form.ts';

/** `#/properties/owner/properties/cccd` → `/owner/cccd`: where a control's answer lives, and the name of its input. */
export function pathOfScope(scope: string): string {
  const parts = scope.split('/').slice(1);
  return parts
    .filter((_part, at) => at % 2 === 1)
    .map((part) => `/${part}`)
    .join('');
}

/** `/owner/cccd` → `#/properties/owner/properties/cccd`. */
export function scopeOfPath(path: string): string {
  return '#' + path.replaceAll('/', '/properties/');
}

/** The answer at a path; `undefined` when there is none. Only what was really given is seen, never what objects inherit. */
export function valueAt(answers: unknown, path: string): unknown {
  let here: unknown = answers;
  for (const key of keysOf(path)) {
    if (!isRecord(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

/** The same answers with one more. */
export function withValue(answers: Answers, path: string, value: unknown): Answers {
  const [key, ...rest] = keysOf(path);
  if (key === undefined) return answers;
  if (rest.length === 0) return { ...answers, [key]: value };
  const below = Object.hasOwn(answers, key) ? answers[key] : undefined;
  return { ...answers, [key]: withValue(isRecord(below) ? below : {}, rest.map((part) => `/${escape(part)}`).join(''), value) };
}

/** The schema of one answer, or `undefined` when the form has no such question. A key of a list stands for any of its rows. */
export function schemaAt(schema: JsonSchema, path: string): JsonSchema | undefined {
  let here: JsonSchema | undefined = schema;
  for (const key of keysOf(path)) here = here && schemaOf(here, key);
  return here;
}

function schemaOf({ properties, additionalProperties }: JsonSchema, key: string): JsonSchema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** Whether the schema itself says the answer must be there. */
export function isRequiredAt(schema: JsonSchema, path: string): boolean {
  const keys = keysOf(path);
  const parent = schemaAt(
    schema,
    keys
      .slice(0, -1)
      .map((part) => `/${escape(part)}`)
      .join(''),
  );
  return parent?.required?.includes(keys.at(-1) ?? '') ?? false;
}

/** One more step down a path, whatever the key contains. */
export function below(path: string, key: string): string {
  return `${path}/${escape(key)}`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing, an empty text, or an object without anything in it. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (isRecord(value) && Object.values(value).every(isEmpty));
}

function keysOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
