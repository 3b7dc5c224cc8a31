import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { openInterface, type Asked, type Interface } from '#test/interface';
import { aSecretDossier, SECRET } from '#test/secret-dossier';
import { encoded, NASTY, operationsOf, requestsTo, type Described, type Operation } from './fuzz.fixture.ts';

const database = useDatabase();
const clock = { now: Temporal.Instant.from('2026-11-20T08:30:00+07:00') };
let door: Interface;

/** Two of each: one of somebody else's, one of the asker's own, a draft and a dossier. */
let own: readonly string[];
let foreign: readonly string[];
let owner: string;
let asker: string;
/** People the first applicant's business is none of, and offices that settle it. */
let strangers: readonly (string | undefined)[];
let insiders: readonly string[];
let operations: readonly Operation[];

beforeAll(async () => {
  door = await openInterface(database, clock);
  operations = operationsOf((await door.ask({ path: '/openapi.json' })).body as Described);
  [owner, asker] = [await door.tokenOf('0900000001'), await door.tokenOf('0900000002')];
  foreign = [await aDossier(owner, 'filed'), await aDossier(owner, 'draft')];
  own = [await aDossier(asker, 'filed'), await aDossier(asker, 'draft')];
  strangers = [
    undefined,
    'x'.repeat(43),
    asker,
    ...(await tokensOf('tiepnhan1.motcua.datmui', 'lanhdao.datmui', 'vanthu.motcua', 'quantri.motcua')),
  ];
  insiders = await tokensOf('tiepnhan1.motcua', 'truongphong.thuysan', 'chuyenvien1.thuysan', 'lanhdao.thuysan', 'giamsat.motcua');
}, 60_000);
afterAll(() => door.remove());

async function tokensOf(...logins: readonly string[]): Promise<string[]> {
  return Promise.all(logins.map((login) => door.tokenOf(login)));
}

function aDossier(token: string, as: 'draft' | 'filed'): Promise<string> {
  return aSecretDossier(door.ask, { token, as, today: '2026-11-20' });
}

/** Asks, and makes sure that nothing broke and that nobody read what is not theirs. */
async function expectHarmless(asked: Asked): Promise<number> {
  const { status, body, headers } = await door.ask(asked);
  expect(status).toBeLessThan(500);
  if (status >= 400) expect(headers.get('content-type')).toMatch(/problem\+json|^text\/plain/u);
  expect(headers.get('set-cookie')).toBeNull();
  const isTheirs = insiders.includes(asked.token ?? '') || (asked.token === asker && own.some((id) => asked.path.includes(id)));
  if (!isTheirs) expect(JSON.stringify(body)).not.toContain(SECRET);
  return status;
}

test('whatever anybody sends to any operation, nothing breaks and nothing of others comes back', { timeout: 240_000 }, async () => {
  expect(operations.length).toBeGreaterThan(30);
  const lent = { tokens: [...strangers, ...insiders], ids: [...foreign, ...own] };
  for (const operation of operations) {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(requestsTo(operation, lent), async (asked) => {
        statuses.add(await expectHarmless(asked));
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
    // A fuzz that is turned away at the gate every time has looked at nothing.
    expect(
      [...statuses].some((status) => ![400, 401].includes(status)),
      `${operation.method} ${operation.path}`,
    ).toBe(true);
  }
});

test('every verb on every address is answered, and only the described ones do anything', { timeout: 60_000 }, async () => {
  const described = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'];
  for (const path of new Set(operations.map((one) => one.path))) {
    for (const method of verbs.filter((verb) => !described.has(`${verb} ${path}`) && verb !== 'HEAD')) {
      const filled = path.replaceAll(/\{\w+\}/gu, own[0] ?? '');
      const status = await expectHarmless({ method, path: filled, token: asker, headers: { 'idempotency-key': newId() } });
      expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
    }
    expect(await expectHarmless({ method: 'HEAD', path: path.replaceAll(/\{\w+\}/gu, foreign[0] ?? ''), token: asker })).toBeLessThan(500);
  }
});

describe('files', () => {
  const PLACES = ['/uploads/drafts', '/uploads/results', '/uploads/mandates', '/uploads/tus', '/uploads/check', '/uploads'];
  const BODIES = [
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
    '--x\r\nContent-Disposition: form-data; name="component"\r\n\r\n\0\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="../../a\0.pdf"\r\n\r\nhello\r\n--x--\r\n',
    `${'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n\r\n'.repeat(500)}--x--\r\n`,
    `${'--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nv\r\n'.repeat(50)}--x--\r\n`,
    `--x\r\n${'X-Long: a\r\n'.repeat(5000)}\r\n\r\n--x--`,
    `--x\r\nContent-Disposition: form-data; name="file"; filename="${'a'.repeat(9000)}"\r\n\r\nz\r\n--x--\r\n`,
    '',
    '--x--',
  ];
  const TYPES = [
    'multipart/form-data; boundary=x',
    'multipart/form-data; boundary="x',
    `multipart/form-data; boundary=${'x'.repeat(300)}`,
    'text/plain',
    'multipart/mixed; boundary=x',
  ];

  test(
    'sent in pieces that fit nowhere, under names that are paths, to drafts of others: none is kept, nothing breaks',
    { timeout: 120_000 },
    async () => {
      const request = fc.tuple(
        fc.constantFrom(...PLACES),
        fc.constantFrom(...foreign, newId(), ...NASTY.map(encoded)),
        fc.constantFrom('POST', 'PATCH', 'GET', 'DELETE', 'PUT', 'HEAD'),
        fc.constantFrom(...strangers, ...insiders),
        fc.constantFrom(...BODIES),
        fc.constantFrom(...TYPES),
        fc.constantFrom('application/json', 'text/html'),
      );
      await fc.assert(
        fc.asyncProperty(request, async ([place, id, method, token, body, type, accept]) => {
          const bytes = method === 'GET' || method === 'HEAD' ? {} : { bytes: new TextEncoder().encode(body) };
          const back = '//elsewhere.example/?x=1';
          const path = `${place}/${id}?component=x&back=${encodeURIComponent(back)}`;
          const answer = await door.ask({ method, path, token, headers: { 'content-type': type, accept }, ...bytes });
          expect(answer.status).toBeLessThan(500);
          expect(new URL(answer.headers.get('location') ?? '/', door.world.origin).origin, 'a redirect stays here').toBe(door.world.origin);
          expect(JSON.stringify(answer.body)).not.toContain(SECRET);
        }),
        { numRuns: 300, seed: 20_261_122 },
      );
    },
  );

  test('begun under metadata of any sort', { timeout: 60_000 }, async () => {
    const said = fc.constantFrom(...NASTY, ...foreign, ...own, 'tờ khai.pdf', 'x\0y');
    const pair = fc.tuple(fc.constantFrom('draft', 'component', 'filename', 'fingerprint', '__proto__', 'person', 'x'), said);
    const headers = fc.tuple(
      fc.array(pair, { maxLength: 6 }),
      fc.constantFrom('1', '0', '-1', '1e3', '99999999999999999999', 'x', '1048576'),
      fc.constantFrom<Record<string, string>>({}, { 'upload-concat': 'partial' }, { 'upload-defer-length': '1' }, { 'upload-offset': '0' }),
    );
    await fc.assert(
      fc.asyncProperty(headers, async ([pairs, length, more]) => {
        const full = [['draft', own[1] ?? ''], ['component', 'x'], ...pairs] as const;
        const metadata = full.map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
        const given = { 'tus-resumable': '1.0.0', 'upload-length': length, 'upload-metadata': metadata, ...more };
        const answer = await door.ask({ method: 'POST', path: '/uploads/tus', token: asker, headers: given });
        // The protocol has a word of its own for what is not offered.
        expect(answer.status === 501 ? 400 : answer.status).toBeLessThan(500);
        if (answer.status === 201)
          await door.ask({
            method: 'DELETE',
            path: answer.headers.get('location') ?? '',
            token: asker,
            headers: { 'tus-resumable': '1.0.0' },
          });
      }),
      { numRuns: 150, seed: 20_261_122 },
    );
  });
});

test('an address with a NUL in it is the sender’s slip, for everybody and before anything is looked up', async () => {
  for (const path of ['/procedures?q=%00', '/procedures/%00', '/dossiers/%00', '/desk/queue?procedure=%00', '/uploads/drafts/%00'])
    expect(await door.ask({ path, token: asker })).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
});

test('what no column holds is refused or tidied, wherever it hides', async () => {
  const [receiver, , specialist] = insiders;
  const bulk = (token: string | undefined, body: object) =>
    door.ask({ path: '/desk/bulk', token, body, headers: { 'idempotency-key': newId() } });
  const beyond = { action: 'receive', dossiers: [{ id: newId(), version: 2 ** 40 }] };
  expect((await bulk(receiver, beyond)).status).toBe(400);
  const said = { action: 'complete-step', dossiers: [{ id: newId() }], body: { proposal: 'approved', note: 'a\0b' } };
  expect((await bulk(specialist, said)).status).toBe(202);
  const named = [
    ['draft', own[1] ?? ''],
    ['component', 'x'],
    ['filename', 'a\0b'],
    ['x', '\0'],
  ] as const;
  const metadata = named.map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '1000', 'upload-metadata': metadata };
  expect((await door.ask({ method: 'POST', path: '/uploads/tus', token: asker, headers })).status).toBe(201);
});

test('a body that is no JSON, or too large, is the sender’s slip', async () => {
  expect(await door.ask({ path: '/dossiers', token: asker, body: '{"procedureCode"' })).toMatchObject({
    status: 400,
    body: { code: 'request.malformed' },
  });
  const large = JSON.stringify({ code: 'x'.repeat(1_100_000), factor: '0001' });
  expect(await door.ask({ path: '/track', body: large })).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
  const dressed = { method: 'PATCH', path: '/dossiers/papers', token: asker, body: large };
  expect((await door.ask(dressed)).body.code).toBe('request.too-large');
});

test('what somebody signed in is told is kept by no cache', async () => {
  const answer = await door.ask({ path: `/dossiers/${own[0] ?? ''}`, token: asker });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});
