import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { openInterface, type Asked, type Interface } from '#test/interface';
import { rightAnswers } from '#test/right-answers';
import { aPdf } from '#test/sample-papers';

const database = useDatabase();
const clock = { now: Temporal.Instant.from('2026-11-20T08:30:00+07:00') };
let door: Interface;

/** Words that only their owner may ever read; no request contains them. */
const SECRET = 'Chuyện riêng của người nộp';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly fields: readonly string[];
}
let operations: readonly Operation[];
let strangers: readonly (string | undefined)[];
let own: readonly string[];
let foreign: readonly string[];

beforeAll(async () => {
  door = await openInterface(database, clock);
  operations = operationsOf((await door.ask({ path: '/openapi.json' })).body);
  const [owner, other] = [await door.tokenOf('0900000001'), await door.tokenOf('0900000002')];
  foreign = [await aDossier(owner, 'filed'), await aDossier(owner, 'draft')];
  own = [await aDossier(other, 'filed'), await aDossier(other, 'draft')];
  const officers = ['tiepnhan1.motcua.datmui', 'lanhdao.datmui', 'vanthu.motcua', 'quantri.motcua'];
  strangers = [undefined, 'x'.repeat(43), other, ...(await Promise.all(officers.map((login) => door.tokenOf(login))))];
});
afterAll(() => door.remove());

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: unknown }>>>>;
}

function operationsOf({ paths }: Described): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({ method: method.toUpperCase(), path, fields: namesIn(requestBody) })),
  );
}

function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}

async function aDossier(token: string, as: 'draft' | 'filed'): Promise<string> {
  const { id } = (await door.ask({ path: '/dossiers', token, body: { procedureCode: '1.115019' } })).body;
  const form = (await door.ask({ path: `/dossiers/${id}/form`, token })).body;
  const { answers, papers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, '2026-11-20');
  await door.ask({ method: 'PATCH', path: `/dossiers/${id}`, token, body: { answers } });
  await door.ask({ method: 'PATCH', path: `/dossiers/${id}`, token, body: { answers: { works: { contractor: SECRET } } } });
  for (const component of papers) {
    const file = new FormData();
    file.append('component', component);
    file.append('file', new File([aPdf({ note: component }) as Uint8Array<ArrayBuffer>], `${SECRET}.pdf`));
    await door.ask({ path: `/dossiers/${id}/papers`, token, form: file });
  }
  if (as === 'filed') {
    const sent = await door.ask({ method: 'POST', path: `/dossiers/${id}/submit`, token, headers: { 'idempotency-key': newId() } });
    expect(sent.status).toBe(200);
  }
  expect(JSON.stringify((await door.ask({ path: `/dossiers/${id}`, token })).body)).toContain(SECRET);
  return id as string;
}

const NASTY = [
  '',
  ' ',
  '\0',
  '\ud800',
  '%00',
  '../../etc/passwd',
  "';--",
  '<script>',
  '９',
  '-1',
  '1e309',
  'null',
  'a'.repeat(3000),
  '__proto__',
];
const SCALARS = [null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, ...NASTY];

/** Values of any shape, under the names that an operation knows and under names that break objects. */
function bodyFor(fields: readonly string[]): fc.Arbitrary<string> {
  const key = fc.constantFrom('__proto__', 'constructor', 'toString', 'a\0b', 'x', ...fields);
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<unknown>(...SCALARS),
      fc.constantFrom<unknown>(...foreign, ...own, '2026-11-30T10:00:00+07:00', 'approved', 'a'.repeat(64)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => new Pairs(entries)),
    ),
  }));
  const object = fc.array(fc.tuple(key, value), { maxLength: 6 }).map((entries) => textOf(new Pairs(entries)));
  const broken = fc.constantFrom(
    '',
    '{',
    '"',
    '[1,',
    '\u0000',
    '{"a":1}}',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    '{"answers":'.repeat(900),
  );
  return fc.oneof({ weight: 6, arbitrary: object }, { weight: 1, arbitrary: value.map(textOf) }, { weight: 1, arbitrary: broken });
}

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

function requestFor({ method, path, fields }: Operation): fc.Arbitrary<Asked> {
  const id = fc.oneof(fc.constantFrom(...foreign, ...own, newId()), fc.constantFrom('1.003650', ...NASTY).map(encoded));
  const query = fc.array(fc.tuple(fc.constantFrom('q', 'limit', 'after', 'tab', 'role', 'agencyId', 'lang', 'field', 'level', 'back'), id));
  const keys = fc.constantFrom<Record<string, string>>({ 'idempotency-key': 'asked-before' }, {}, { 'idempotency-key': 'x' });
  const headers = fc.tuple(keys, fc.constantFrom<Record<string, string>>({}, { 'if-match': '"1"' }, { 'if-match': 'W/"x"' }));
  return fc
    .tuple(fc.constantFrom(...strangers), fc.tuple(id, id), query, headers, bodyFor(fields))
    .map(([token, [first, second], asked, [keyed, matched], body]) => ({
      method,
      path: `${path.replace(/\{(?:id|code)\}/, first).replace('{paperId}', second)}?${asked.map((pair) => pair.join('=')).join('&')}`,
      token,
      headers: { ...keyed, ...matched },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body }),
    }));
}

function encoded(text: string): string {
  return text.includes('%') || text === '' ? text || '%20' : encodeURIComponent(text.toWellFormed());
}

test('whatever strangers send to any operation, nothing breaks and nothing of others comes back', { timeout: 120_000 }, async () => {
  expect(operations.length).toBeGreaterThan(30);
  for (const operation of operations) {
    await fc.assert(
      fc.asyncProperty(requestFor(operation), async (asked) => {
        const { status, body, headers } = await door.ask(asked);
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(headers.get('content-type')).toContain('problem+json');
        const bySomebody = asked.token !== undefined && own.some((id) => asked.path.includes(id));
        if (!bySomebody) expect(JSON.stringify(body)).not.toContain(SECRET);
      }),
      { numRuns: 40, seed: 20_261_122 },
    );
  }
});

test('a body that is no JSON, or too large, is the sender’s slip', async () => {
  const token = await door.tokenOf('0900000002');
  expect(await door.ask({ path: '/dossiers', token, body: '{"procedureCode"' })).toMatchObject({
    status: 400,
    body: { code: 'request.malformed' },
  });
  const large = JSON.stringify({ code: 'x'.repeat(1_100_000), factor: '0001' });
  expect(await door.ask({ path: '/track', body: large })).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
  const dressed = { method: 'PATCH', path: '/dossiers/papers', token, body: large };
  expect((await door.ask(dressed)).body.code).toBe('request.too-large');
});

test('what somebody signed in is told is kept by no cache', async () => {
  const answer = await door.ask({ path: `/dossiers/${own[0]}`, token: await door.tokenOf('0900000002') });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});
