import fc from 'fast-check';
import { newId } from '#kernel/ids';
import type { Asked } from '#test/interface';

/** As much of a JSON schema as the description of the interface uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, Schema>>;
  readonly body: Schema | null;
}

/** The description, as far as it says what to send. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

interface DescribedOperation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export function operationsOf({ paths }: Described): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      query: Object.fromEntries(parameters.flatMap((one) => (one.in === 'query' ? [[one.name, one.schema] as const] : []))),
      body: Object.values(requestBody?.content ?? {})[0]?.schema ?? null,
    })),
  );
}

/** What hurts somewhere: in SQL, in paths, in markup, in templates, in logs, in spreadsheets, in whatever reads numbers or letters. */
export const NASTY = [
  ...['', ' ', '\0', '\ud800', '%00', '%', '../../etc/passwd', '..%2f..%2f', "';--", '<script>', '９', '-1', '1e309', 'null', '__proto__'],
  ...[
    'a'.repeat(3000),
    '{{7*7}}',
    '${7*7}',
    '\r\nSet-Cookie: a=b',
    '\u202egnp.exe',
    '=1+1',
    '2026-02-30',
    '0000-00-00',
    '+275760-09-13',
    'infinity',
  ],
];
const SCALARS = [null, true, 0, -1, 1.5, 1e308, 2 ** 31, 2 ** 53, Number.MAX_SAFE_INTEGER, ...NASTY];
const SHAPED = [
  'a'.repeat(64),
  'H12.06.27',
  '1.115019',
  'wrong',
  '2026-11-30T10:00:00+07:00',
  '2026-11-30',
  '096085000001',
  '/works/contractor',
];
const KEYS = ['__proto__', 'constructor', 'toString', 'a\0b', 'x'];

/** An object as it is written down: keys may repeat and be called `__proto__`. */
class Pairs {
  readonly entries: readonly (readonly [string, unknown])[];
  constructor(entries: readonly (readonly [string, unknown])[]) {
    this.entries = entries;
  }
}

function textOf(value: unknown): string {
  if (value instanceof Pairs) return `{${value.entries.map(([key, one]) => `${JSON.stringify(key)}:${textOf(one)}`).join(',')}}`;
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  return JSON.stringify(value);
}

/** Nearly what the schema asks for: now and then a value of another sort, a key too many, too few or twice. */
function nearly(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const right = made(schema, ids);
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom<unknown>(...SCALARS, ...ids) });
}

function made(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => nearly(one, ids)));
  const [type] = [schema.type ?? 'any'].flat();
  switch (type) {
    case 'object':
      return anObject(schema, ids);
    case 'array':
      return fc.oneof(
        { weight: 8, arbitrary: fc.array(nearly(schema.items ?? {}, ids), { minLength: 1, maxLength: 3 }) },
        { weight: 1, arbitrary: nearly(schema.items ?? {}, ids).map((one) => Array.from({ length: 400 }, () => one)) },
      );
    case 'string':
      return fc.constantFrom(...stringsFor(schema, ids));
    case 'integer':
    case 'number':
      return fc.constantFrom(0, 1, 2, 4, 99, 15_000, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.oneof(fc.constantFrom<unknown>(...SCALARS, ...SHAPED, ...ids), fc.constant(new Pairs([['x', new Pairs([['y', [1]]])]])));
  }
}

function stringsFor({ format, pattern }: Schema, ids: readonly string[]): readonly string[] {
  if (format === 'uuid') return ids;
  const known = [...SHAPED, ...ids, ...NASTY];
  const fitting = pattern === undefined ? [] : known.filter((text) => new RegExp(pattern).test(text));
  return fitting.length > 0 ? fitting : known;
}

function anObject({ properties = {}, required = [], additionalProperties }: Schema, ids: readonly string[]): fc.Arbitrary<Pairs> {
  const own = Object.entries(properties).map(([key, schema]) => {
    const value = nearly(schema, ids);
    const isThere = required.includes(key) ? fc.integer({ min: 0, max: 19 }).map((dice) => dice > 0) : fc.boolean();
    return fc.tuple(isThere, value, fc.integer({ max: 30, min: 0 })).map(([there, one, dice]) => {
      const pair = [key, one] as const;
      return there ? (dice === 0 ? [pair, pair] : [pair]) : [];
    });
  });
  const more = typeof additionalProperties === 'object' ? additionalProperties : {};
  const others = fc.array(fc.tuple(fc.constantFrom(...KEYS, ...SHAPED), nearly(more, ids)), {
    maxLength: typeof additionalProperties === 'object' ? 3 : 1,
  });
  const strange = fc.integer({ min: 0, max: typeof additionalProperties === 'object' ? 1 : 12 });
  return fc
    .tuple(fc.tuple(...own), others, strange)
    .map(([pairs, added, dice]) => new Pairs([...pairs.flat(), ...(dice === 0 ? added : [])]));
}

const BROKEN = [
  '',
  '{',
  '"',
  '[1,',
  '\u0000',
  '{"a":1}}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  '{"answers":'.repeat(900),
  '{"a":1e999}',
];

function bodyFor(schema: Schema, ids: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: made(schema, ids).map(textOf) },
    { weight: 1, arbitrary: made({}, ids).map(textOf) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN) },
  );
}

/** Whom requests come from, and the ids of things in the database. */
export interface Lent {
  readonly tokens: readonly (string | undefined)[];
  readonly ids: readonly string[];
}

const TYPES = [
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/json; charset=utf-16',
  ';',
];

/** Requests to an operation: most of them nearly right, from anybody, about anything. */
export function requestsTo({ method, path, query, body }: Operation, { tokens, ids }: Lent): fc.Arbitrary<Asked> {
  const known = [...ids, newId()];
  const part = fc
    .oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.constantFrom('1.003650', ...NASTY) })
    .map(encoded);
  const names = Object.keys(query);
  const asked = fc.array(
    fc.constantFrom(...names, 'x').chain((name) =>
      fc.tuple(
        fc.constant(name),
        nearly(query[name] ?? {}, known).map((value) => encoded(saidAs(value))),
      ),
    ),
    { maxLength: Math.min(names.length, 5) },
  );
  const headers = fc.tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.uuid().map((key): Record<string, string> => ({ 'idempotency-key': key })) },
      {
        weight: 2,
        arbitrary: fc.constantFrom<Record<string, string>>({ 'idempotency-key': 'asked-before' }, {}, { 'idempotency-key': 'x' }),
      },
    ),
    fc.constantFrom<Record<string, string>>({}, {}, { 'if-match': '"1"' }, { 'if-match': 'W/"x"' }, { 'if-match': '"999999999"' }),
    fc.constantFrom<Record<string, string>>(
      {},
      {},
      {},
      { 'motcua-acting-for': newId() },
      { 'motcua-acting-for': 'x' },
      { 'accept-language': '*;q=9' },
    ),
  );
  const sent = body === null ? fc.constant(null) : bodyFor(body, known);
  const type = fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...TYPES) });
  return fc
    .tuple(fc.constantFrom(...tokens), fc.array(part, { minLength: 2, maxLength: 2 }), asked, headers, sent, type)
    .map(([token, parts, pairs, given, text, asType]) => {
      const filled = parts.reduce((address, one) => address.replace(/\{\w+\}/, () => one), path);
      const address = pairs.length === 0 ? filled : `${filled}?${pairs.map((pair) => pair.join('=')).join('&')}`;
      const common = { method, path: address, token, headers: { ...given[0], ...given[1], ...given[2] } };
      if (text === null || method === 'GET' || method === 'DELETE') return common;
      if (asType === null) return { ...common, body: text };
      return { ...common, bytes: new TextEncoder().encode(text), headers: { ...common.headers, 'content-type': asType } };
    });
}

function saidAs(value: unknown): string {
  return typeof value === 'string' ? value : textOf(value);
}

/** As it goes into an address: what is encoded already, or cannot be, goes as it is. */
export function encoded(text: string): string {
  return text.includes('%') || text === '' ? text || '%20' : encodeURIComponent(text.toWellFormed());
}
