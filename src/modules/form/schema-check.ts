import type { JsonSchema } from './form.ts';
import { judge } from './schema-keywords.ts';

/**
 * Which keyword of a schema a value does not fit, or `null` when it fits.
 *
 * It walks the schema and makes no code, so the same answer comes out on the server and in a browser whose policy forbids `eval`.
 */
export function misfit(schema: JsonSchema, value: unknown): string | null {
  return judge(schema, value);
}

export function fits(schema: JsonSchema, value: unknown): boolean {
  return judge(schema, value) === null;
}
