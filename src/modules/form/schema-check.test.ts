import { expect, test, vi } from 'vitest';
import { fits, misfit } from './schema-check.ts';

test.each([
  [{ type: 'string', maxLength: 2 }, 'abc', 'maxLength'],
  [{ type: 'string', pattern: '^\\d+$' }, 'a', 'pattern'],
  [{ type: 'number', minimum: 6 }, 5, 'minimum'],
  [{ enum: ['a'] }, 'b', 'enum'],
  [{ type: 'object', properties: { a: { type: 'string' } } }, { a: 1 }, 'type'],
  [{ type: 'object', required: ['a'] }, {}, 'required'],
])('%j and %j: %s', (schema, value, keyword) => {
  expect(misfit(schema, value)).toBe(keyword);
});

test('2020-12 keywords are understood', () => {
  expect(fits({ type: 'array', prefixItems: [{ const: 1 }], items: false }, [1])).toBe(true);
  expect(fits({ type: 'array', prefixItems: [{ const: 1 }], items: false }, [1, 2])).toBe(false);
});

test('a schema is read, never written into, and judged where code cannot be made', () => {
  const schema = Object.freeze({ type: 'string', allOf: Object.freeze([Object.freeze({ minLength: 1 })]) });
  const forbidden = () => {
    throw new EvalError('code generation is forbidden');
  };
  vi.stubGlobal('Function', forbidden);
  vi.stubGlobal('eval', forbidden);
  expect(fits(schema, 'a')).toBe(true);
  expect(fits(schema, '')).toBe(false);
  vi.unstubAllGlobals();
});
