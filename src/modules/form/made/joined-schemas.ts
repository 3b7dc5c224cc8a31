import type { JsonSchema } from '../form.ts';
import { isRecord } from '../pointer.ts';

/** Two schemas of objects as one that asks for what both ask; where they describe the same answer, the first does. */
export function joinedSchemas(first: JsonSchema, second: JsonSchema): JsonSchema {
  if (!first.properties || !second.properties) return first;
  const properties = { ...second.properties, ...first.properties };
  const joined = Object.entries(properties).map(([name, schema]) => {
    const other = second.properties?.[name];
    return [name, first.properties?.[name] && isRecord(other) ? joinedSchemas(schema, other) : schema] as const;
  });
  const required = [...new Set([...(first.required ?? []), ...(second.required ?? [])])];
  return { ...first, properties: Object.fromEntries(joined), ...(required.length > 0 ? { required } : {}) };
}
