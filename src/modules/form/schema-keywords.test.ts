import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonSchema } from './form.ts';
import { judge, unknownKeywords } from './schema-keywords.ts';

const text = fc.constantFrom('', 'a', 'ab', 'Cà Mau', '👩‍🌾', '12', 'b-1');
const number = fc.constantFrom(-1, 0, 1, 1.5, 2, 10);
const plain = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    plain,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const few = fc.integer({ min: 0, max: 2 });
const type = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object');

/** Schemas of a few keywords, and of others below them down to a depth. */
function schemaOf(depth: number): fc.Arbitrary<JsonSchema> {
  const below = depth === 0 ? fc.constant<JsonSchema>({}) : schemaOf(depth - 1);
  const some = fc.array(below, { minLength: 1, maxLength: 2 });
  const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 2 })),
    const: value,
    enum: fc.array(value, { minLength: 1, maxLength: 3 }),
    ...{ not: below, anyOf: some, allOf: some, oneOf: some },
    required: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    ...{ minProperties: few, maxProperties: few, minItems: few, maxItems: few, minLength: few, maxLength: few },
    properties: fc.dictionary(fc.constantFrom('a', 'b'), below, { maxKeys: 2 }),
    additionalProperties: fc.oneof(fc.boolean(), below),
    prefixItems: some,
    items: fc.oneof(fc.boolean(), below),
    ...{ minimum: number, maximum: number, exclusiveMinimum: number, exclusiveMaximum: number },
    pattern: fc.constantFrom('^[a-z]+$', '\\d', '^\\p{L}'),
  };
  return fc
    .uniqueArray(fc.constantFrom(...Object.keys(keywords)), { maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, keywords[name]!]))));
}

const schema = schemaOf(2);

test('a library that knows the whole standard says the same of every value', () => {
  fc.assert(
    fc.property(schema, value, (asked, given) => {
      const library = new Validator(structuredClone(asked) as Schema, '2020-12', true);
      expect(judge(asked, given) === null).toBe(library.validate(given).valid);
    }),
    { numRuns: 2000 },
  );
});

test('what nobody understands is named, wherever it stands', () => {
  const asked = {
    type: 'object',
    properties: { a: { allOf: [{ contains: {} }], title: 'A' }, if: { type: 'string' } },
    dependentRequired: {},
  };
  expect(unknownKeywords(asked)).toEqual(['contains', 'dependentRequired']);
  fc.assert(
    fc.property(schema, (made) => {
      expect(unknownKeywords(made)).toEqual([]);
    }),
  );
});
